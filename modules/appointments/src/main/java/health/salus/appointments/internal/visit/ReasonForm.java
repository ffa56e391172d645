package health.salus.appointments.internal.visit;

import health.salus.platform.web.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why something is done. */
record ReasonForm(
        @Schema(examples = "The patient is ill at home") @NotBlank @Size(max = 500) @PlainText(lines = true)
        String reason) {
    ReasonForm {
        reason = reason == null ? reason : reason.strip();
    }
}
