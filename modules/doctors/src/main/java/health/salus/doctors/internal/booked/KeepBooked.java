package health.salus.doctors.internal.booked;

import health.salus.platform.data.Transaction;
import health.salus.platform.events.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Somebody is booked with a doctor at a time. */
abstract class KeepBooked implements EventHandler<KeepBooked.Fact> {

    /** What it needs to know. */
    record Fact(UUID appointmentId, UUID doctorId, Instant start, Instant end) {
        private BookedAppointment booked() {
            return new BookedAppointment(appointmentId, doctorId, start, end);
        }
    }

    private final String event;

    KeepBooked(String event) {
        this.event = event;
    }

    @Override
    public String module() {
        return "doctors";
    }

    @Override
    public String event() {
        return event;
    }

    @Override
    public Class<Fact> payload() {
        return Fact.class;
    }

    @Override
    public void handle(Transaction transaction, Fact event) {
        handleAll(transaction, List.of(event));
    }

    @Override
    public void handleAll(Transaction transaction, List<Fact> events) {
        BookedRepository.put(
                transaction.handle(), events.stream().map(Fact::booked).toList());
    }

    /** For the first time. */
    @ApplicationScoped
    static class FromBooking extends KeepBooked {
        FromBooking() {
            super("AppointmentBooked");
        }
    }

    /** At another time, or with another doctor. */
    @ApplicationScoped
    static class FromRescheduling extends KeepBooked {
        FromRescheduling() {
            super("AppointmentRescheduled");
        }
    }

    /** It counts again. */
    @ApplicationScoped
    static class FromReinstatement extends KeepBooked {
        FromReinstatement() {
            super("AppointmentReinstated");
        }
    }
}
