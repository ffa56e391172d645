package health.salus.patients;

import health.salus.platform.events.Event;
import java.util.UUID;

/** A patient who had been deactivated is looked after again. */
public record PatientReactivated(UUID patientId) implements Event {
    @Override
    public UUID aggregateId() {
        return patientId;
    }
}
