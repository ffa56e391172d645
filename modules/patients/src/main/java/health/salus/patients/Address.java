package health.salus.patients;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.salus.platform.web.CountryCode;
import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where the patient lives or can be reached by post.
 *
 * @param line street and number; several lines are separated by commas
 * @param country two letters of ISO 3166-1
 */
public record Address(
        @NotBlank @Size(max = 200) @PlainText String line,
        @NotBlank @Size(max = 100) @PlainText String city,
        @Size(max = 100) @PlainText @Nullable String state,

        @Size(max = 16) @Pattern(regexp = "[\\p{Alnum} -]*", message = "must be letters, digits, spaces and hyphens") @Nullable String postalCode,

        @NotNull @CountryCode String country,
        @NotNull Kind kind) {

    public Address {
        line = Text.orEmpty(line);
        city = Text.orEmpty(city);
        state = Text.tidy(state);
        postalCode = Text.tidy(postalCode);
        kind = Objects.requireNonNullElse(kind, Kind.HOME);
    }

    /** What the patient uses it for. */
    @Schema(name = "AddressKind")
    public enum Kind {
        @JsonProperty("home")
        HOME,
        @JsonProperty("work")
        WORK,
        @JsonProperty("other")
        OTHER
    }
}
