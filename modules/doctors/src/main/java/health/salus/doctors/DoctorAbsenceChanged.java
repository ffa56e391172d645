package health.salus.doctors;

import health.salus.platform.events.Event;
import java.util.UUID;

/** An absence of a doctor was recorded, changed or taken back. */
public record DoctorAbsenceChanged(UUID doctorId) implements Event {
    @Override
    public UUID aggregateId() {
        return doctorId;
    }
}
