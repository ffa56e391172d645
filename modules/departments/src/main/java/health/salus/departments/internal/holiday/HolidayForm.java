package health.salus.departments.internal.holiday;

import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is filled in to close a location for a day.
 *
 * @param date a day in the location's zone
 */
record HolidayForm(
        @Schema(examples = "2026-12-25") @NotNull LocalDate date,

        @Schema(examples = "Christmas Day") @NotBlank @Size(max = 120) @PlainText
        String name) {

    HolidayForm {
        name = Text.orEmpty(name);
    }
}
