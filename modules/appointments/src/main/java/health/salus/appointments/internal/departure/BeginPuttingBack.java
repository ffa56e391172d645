package health.salus.appointments.internal.departure;

import health.salus.platform.data.Transaction;
import health.salus.platform.events.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** A doctor stays after all: from now on nobody decides any more, and what was decided is put back. */
@ApplicationScoped
class BeginPuttingBack implements EventHandler<BeginPuttingBack.Fact> {
    private final Clock clock;

    BeginPuttingBack(Clock clock) {
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
        return "DoctorDepartureRefused";
    }

    @Override
    public Class<Fact> payload() {
        return Fact.class;
    }

    @Override
    public void handle(Transaction transaction, Fact event) {
        var handle = transaction.handle();
        // It may be heard before the departure itself; then that is stored as one that is over.
        Departures.insert(
                handle,
                new Departure(event.departureId(), event.doctorId(), Departure.State.REVERSING, clock.instant()));
        Departure departure = Departures.lock(handle, event.departureId());
        Departures.change(handle, departure, Departure.State.REVERSING);
        PutBack.soon(transaction, departure, clock.instant());
    }
}
