package health.salus.doctors.internal.booked;

import health.salus.platform.data.Transaction;
import health.salus.platform.events.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Somebody is booked with a doctor. */
@ApplicationScoped
class KeepBooked implements EventHandler<KeepBooked.Fact> {

    /** What it needs to know. */
    record Fact(UUID appointmentId, UUID doctorId, Instant start, Instant end) {}

    @Override
    public String module() {
        return "doctors";
    }

    @Override
    public String event() {
        return "AppointmentBooked";
    }

    @Override
    public Class<Fact> payload() {
        return Fact.class;
    }

    @Override
    public void handle(Transaction transaction, Fact event) {
        BookedRepository.put(
                transaction.handle(),
                new BookedAppointment(event.appointmentId(), event.doctorId(), event.start(), event.end()));
    }
}
