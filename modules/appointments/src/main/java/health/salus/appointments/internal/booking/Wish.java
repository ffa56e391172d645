package health.salus.appointments.internal.booking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When somebody would like to see whom.
 *
 * @param type code of the appointment type
 * @param minutes length; that of the type, else the schedule's, where null
 * @param roomId the room the doctor has then, where null
 */
record Wish(
        UUID doctorId,
        Instant start,
        @Nullable String type,
        @Nullable Integer minutes,
        @Nullable UUID roomId) {}
