package health.salus.doctors.internal.schedule;

import com.fasterxml.jackson.annotation.JsonFormat;
import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** A pause within a stretch of a schedule, in local time; in an overnight stretch it may lie on the next day. */
public record Break(
        @NotNull @JsonFormat(pattern = "HH:mm") LocalTime start,

        @NotNull @JsonFormat(pattern = "HH:mm") LocalTime end,

        @PlainText @Size(max = 80) @Nullable String label) {

    public Break {
        label = Text.tidy(label);
    }
}
