package health.salus.patients;

import health.salus.platform.events.Event;
import java.util.UUID;

/** A patient is no longer looked after here; nothing new is booked for them. */
public record PatientDeactivated(UUID patientId) implements Event {
    @Override
    public UUID aggregateId() {
        return patientId;
    }
}
