package health.salus.appointments.internal.appointment;

import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * With whom and where.
 *
 * @param locationId absent only for past visits taken over from another system
 * @param zone the location's time zone
 */
public record Place(
        UUID doctorId,
        @Nullable UUID departmentId,
        @Nullable UUID locationId,
        ZoneId zone,
        @Nullable UUID roomId) {}
