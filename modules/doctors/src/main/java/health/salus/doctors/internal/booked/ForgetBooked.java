package health.salus.doctors.internal.booked;

import health.salus.platform.data.Transaction;
import health.salus.platform.events.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** An appointment takes none of a doctor's time any more. */
abstract class ForgetBooked implements EventHandler<ForgetBooked.Fact> {

    /** What it needs to know. */
    record Fact(UUID appointmentId) {}

    private final String event;

    ForgetBooked(String event) {
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
        BookedRepository.remove(transaction.handle(), event.appointmentId());
    }

    /** It has taken place. */
    @ApplicationScoped
    static class FromCompletion extends ForgetBooked {
        FromCompletion() {
            super("AppointmentCompleted");
        }
    }

    /** It does not take place. */
    @ApplicationScoped
    static class FromCancellation extends ForgetBooked {
        FromCancellation() {
            super("AppointmentCancelled");
        }
    }

    /** Nobody came. */
    @ApplicationScoped
    static class FromNoShow extends ForgetBooked {
        FromNoShow() {
            super("AppointmentNoShow");
        }
    }

    /** It should never have been entered. */
    @ApplicationScoped
    static class FromCorrection extends ForgetBooked {
        FromCorrection() {
            super("AppointmentEnteredInError");
        }
    }
}
