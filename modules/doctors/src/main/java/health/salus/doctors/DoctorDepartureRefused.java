package health.salus.doctors;

import health.salus.platform.events.Event;
import java.util.UUID;

/** A doctor stays after all; what was done because of the departure is to be undone. */
public record DoctorDepartureRefused(UUID departureId, UUID doctorId) implements Event {
    @Override
    public UUID aggregateId() {
        return departureId;
    }
}
