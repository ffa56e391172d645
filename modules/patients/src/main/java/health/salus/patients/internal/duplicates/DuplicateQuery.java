package health.salus.patients.internal.duplicates;

import health.salus.patients.Gender;
import health.salus.patients.Identifier;
import health.salus.patients.Phone;
import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is known so far of somebody who may already be a patient. Half-typed phones and identifiers are welcome.
 *
 * @param excludeId the patient being looked at, who is not their own duplicate
 */
@Schema(description = "What is known so far; every field may be absent.")
public record DuplicateQuery(
        @Schema(examples = "Anna") @Size(max = 100) @PlainText @Nullable String givenName,

        @Schema(examples = "Meier") @Size(max = 100) @PlainText @Nullable String familyName,

        @Schema(examples = "1980-03-12") @Nullable LocalDate birthDate,
        @Nullable Gender gender,
        @Size(max = 20) List<@NotNull Phone> phones,
        @Size(max = 20) List<@NotNull Identifier> identifiers,
        @Nullable UUID excludeId) {

    public DuplicateQuery {
        givenName = Text.tidy(givenName);
        familyName = Text.tidy(familyName);
        phones = Objects.requireNonNullElse(phones, List.of());
        identifiers = Objects.requireNonNullElse(identifiers, List.of());
    }
}
