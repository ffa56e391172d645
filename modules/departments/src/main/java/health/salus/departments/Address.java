package health.salus.departments;

import health.salus.platform.web.CountryCode;
import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a location is.
 *
 * @param line street and number
 * @param state or province, where the country has them
 * @param country two letters of ISO 3166-1
 */
@Schema(name = "LocationAddress")
public record Address(
        @Schema(examples = "Luisenstraße 12") @NotBlank @Size(max = 200) @PlainText
        String line,

        @Schema(examples = "Berlin") @NotBlank @Size(max = 100) @PlainText
        String city,

        @Size(max = 100) @PlainText @Nullable String state,

        @Schema(examples = "10117") @Size(max = 20) @PlainText @Nullable String postalCode,

        @Schema(examples = "DE") @NotBlank @CountryCode String country) {

    public Address {
        line = Text.orEmpty(line);
        city = Text.orEmpty(city);
        state = Text.tidy(state);
        postalCode = Text.tidy(postalCode);
        country = Text.orEmpty(country);
    }
}
