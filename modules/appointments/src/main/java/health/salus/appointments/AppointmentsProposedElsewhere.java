package health.salus.appointments;

import health.salus.platform.events.Event;
import java.util.UUID;

/** Other times were looked for, for everything that is booked with a doctor who leaves. */
public record AppointmentsProposedElsewhere(UUID departureId, UUID doctorId) implements Event {
    @Override
    public UUID aggregateId() {
        return departureId;
    }
}
