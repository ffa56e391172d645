package health.salus.doctors;

import health.salus.platform.events.Event;
import java.util.UUID;

/** A doctor's weekly hours were changed. */
public record DoctorScheduleChanged(UUID doctorId) implements Event {
    @Override
    public UUID aggregateId() {
        return doctorId;
    }
}
