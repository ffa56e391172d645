package health.salus.doctors;

import health.salus.platform.events.Event;
import java.util.UUID;

/** A doctor takes no new appointments and will leave once what is booked with them is settled. */
public record DoctorDepartureBegun(UUID departureId, UUID doctorId) implements Event {
    @Override
    public UUID aggregateId() {
        return departureId;
    }
}
