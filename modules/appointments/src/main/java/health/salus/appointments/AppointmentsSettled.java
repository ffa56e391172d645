package health.salus.appointments;

import health.salus.platform.events.Event;
import java.util.UUID;

/** Nothing that is ahead is booked any more with a doctor who leaves. */
public record AppointmentsSettled(UUID departureId, UUID doctorId) implements Event {
    @Override
    public UUID aggregateId() {
        return departureId;
    }
}
