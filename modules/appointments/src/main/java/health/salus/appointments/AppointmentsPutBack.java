package health.salus.appointments;

import health.salus.platform.events.Event;
import java.util.UUID;

/** A doctor stays after all; what was booked with them is so again, as far as it can be. */
public record AppointmentsPutBack(UUID departureId, UUID doctorId) implements Event {
    @Override
    public UUID aggregateId() {
        return departureId;
    }
}
