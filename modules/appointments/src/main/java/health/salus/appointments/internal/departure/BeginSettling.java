package health.salus.appointments.internal.departure;

import health.salus.platform.data.Transaction;
import health.salus.platform.events.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** A doctor is to leave: other times are looked for, for what is booked with them. */
@ApplicationScoped
class BeginSettling implements EventHandler<BeginSettling.Fact> {
    private final Clock clock;

    BeginSettling(Clock clock) {
        this.clock = clock;
    }

    /** What it needs to know. */
    record Fact(UUID departureId, UUID doctorId) {}

    @Override
    public String module() {
        return "appointments";
    }

    @Override
    public String event() {
        return "DoctorDepartureBegun";
    }

    @Override
    public Class<Fact> payload() {
        return Fact.class;
    }

    @Override
    public void handle(Transaction transaction, Fact event) {
        var departure =
                new Departure(event.departureId(), event.doctorId(), Departure.State.PROPOSING, clock.instant());
        Departures.insert(transaction.handle(), departure);
        ProposeOtherTimes.soon(transaction, departure, clock.instant());
    }
}
