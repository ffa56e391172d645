package health.salus.doctors;

import health.salus.platform.events.Event;
import java.util.UUID;

/** What is known of a doctor was changed; also when they became active or inactive. */
public record DoctorChanged(UUID doctorId) implements Event {
    @Override
    public UUID aggregateId() {
        return doctorId;
    }
}
