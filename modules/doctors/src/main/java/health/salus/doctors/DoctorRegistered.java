package health.salus.doctors;

import health.salus.platform.events.Event;
import java.util.UUID;

/** A doctor was registered. */
public record DoctorRegistered(UUID doctorId) implements Event {
    @Override
    public UUID aggregateId() {
        return doctorId;
    }
}
