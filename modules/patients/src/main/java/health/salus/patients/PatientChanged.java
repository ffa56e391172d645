package health.salus.patients;

import health.salus.platform.events.Event;
import java.util.UUID;

/** What is known about a patient, their insurance or their contacts has changed. */
public record PatientChanged(UUID patientId, long version) implements Event {
    @Override
    public UUID aggregateId() {
        return patientId;
    }
}
