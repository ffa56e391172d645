package health.salus.appointments.internal.booking;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in to keep a slot for a few minutes.
 *
 * @param patientId for whom, where that is known already
 */
record HoldForm(
        @Nullable UUID patientId,
        @NotNull UUID doctorId,
        @NotNull Instant start,
        @Pattern(regexp = BookingForm.CODE) @Nullable String type,
        @Min(5) @Max(480) @Nullable Integer minutes) {

    Wish wish() {
        return new Wish(doctorId, start, type, minutes, null);
    }
}
