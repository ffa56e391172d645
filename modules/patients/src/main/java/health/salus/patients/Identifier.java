package health.salus.patients;

import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A number somebody else knows the patient by; no two patients share one.
 *
 * @param system who gave it, such as {@code us-ssn}, {@code de-kvnr} or a URI
 */
public record Identifier(
        @NotBlank @Size(max = 200) @Pattern(regexp = "[A-Za-z0-9:/._#-]*", message = "must be a short name or a URI") String system,

        @NotBlank @Size(max = 100) @PlainText String value) {

    public Identifier {
        system = Text.orEmpty(system);
        value = Text.orEmpty(value);
    }
}
