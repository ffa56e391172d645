package health.salus.patients;

import health.salus.platform.events.Event;
import java.util.UUID;

/** Somebody has become a patient. */
public record PatientRegistered(UUID patientId, String mrn) implements Event {
    @Override
    public UUID aggregateId() {
        return patientId;
    }
}
