package health.salus.doctors.internal.booked;

import health.salus.platform.data.Transaction;
import health.salus.platform.events.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** An appointment does not take place. */
@ApplicationScoped
class ForgetCancelled implements EventHandler<ForgetCancelled.Fact> {

    /** What it needs to know. */
    record Fact(UUID appointmentId) {}

    @Override
    public String module() {
        return "doctors";
    }

    @Override
    public String event() {
        return "AppointmentCancelled";
    }

    @Override
    public Class<Fact> payload() {
        return Fact.class;
    }

    @Override
    public void handle(Transaction transaction, Fact event) {
        BookedRepository.remove(transaction.handle(), event.appointmentId());
    }
}
