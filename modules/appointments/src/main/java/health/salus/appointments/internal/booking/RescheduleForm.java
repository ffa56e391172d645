package health.salus.appointments.internal.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in to move an appointment.
 *
 * @param doctorId the same doctor, where absent
 * @param roomId the room the doctor has then, where absent
 * @param minutes the same length, where absent
 */
public record RescheduleForm(
        @NotNull Instant start,
        @Nullable UUID doctorId,
        @Nullable UUID roomId,
        @Min(5) @Max(480) @Nullable Integer minutes,
        @Valid @Nullable OverrideForm override) {}
