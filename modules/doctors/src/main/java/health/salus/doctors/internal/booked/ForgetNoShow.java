package health.salus.doctors.internal.booked;

import health.salus.platform.data.Transaction;
import health.salus.platform.events.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Nobody came to an appointment. */
@ApplicationScoped
class ForgetNoShow implements EventHandler<ForgetNoShow.Fact> {

    /** What it needs to know. */
    record Fact(UUID appointmentId) {}

    @Override
    public String module() {
        return "doctors";
    }

    @Override
    public String event() {
        return "AppointmentNoShow";
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
