package health.salus.appointments.internal.slots;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A time that can be booked.
 *
 * @param type code of the appointment type asked for; null when none was
 */
@Schema(description = "A time that can be booked.")
public record Slot(
        UUID doctorId,
        String doctorName,
        @Nullable UUID departmentId,
        UUID locationId,
        ZoneId zone,
        @Nullable UUID roomId,
        Instant start,
        Instant end,
        @Nullable String type) {}
