package health.salus.appointments.internal.booking;

import health.salus.platform.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in to book.
 *
 * @param minutes length; that of the type, else the schedule's, where absent
 * @param roomId the room the doctor has then, where absent
 * @param holdId a slot the caller holds
 */
record BookingForm(
        @NotNull UUID patientId,
        @NotNull UUID doctorId,
        @NotNull Instant start,
        @Pattern(regexp = CODE) @Nullable String type,
        @Min(5) @Max(480) @Nullable Integer minutes,
        @Size(max = 500) @PlainText(lines = true) @Nullable String reason,
        @Nullable UUID roomId,
        @Nullable UUID holdId,
        @Valid @Nullable OverrideForm override) {

    static final String CODE = "[a-z][a-z0-9-]{0,39}";

    Wish wish() {
        return new Wish(doctorId, start, type, minutes, roomId);
    }
}
