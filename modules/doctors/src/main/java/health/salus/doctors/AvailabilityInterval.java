package health.salus.doctors;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece {@code [start, end)} of a doctor's scheduled time.
 *
 * @param zone the location's time zone
 * @param roomId the room the doctor has then, if one is assigned
 * @param slotMinutes how long one appointment takes unless its type says otherwise
 * @param appointmentTypes codes of the types that may be booked; empty stands for all
 * @param label name of the break, the holiday or the kind of absence
 */
public record AvailabilityInterval(
        UUID doctorId,
        Instant start,
        Instant end,
        AvailabilityKind kind,
        UUID locationId,
        ZoneId zone,
        @Nullable UUID roomId,
        int slotMinutes,
        List<String> appointmentTypes,
        @Nullable String label) {}
