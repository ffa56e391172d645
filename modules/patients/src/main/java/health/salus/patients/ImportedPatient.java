package health.salus.patients;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A patient as another system knows them.
 *
 * @param source which system, such as {@code synthea}
 * @param externalId its id there; the same source and id is the same patient
 */
public record ImportedPatient(
        String source,
        String externalId,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String middleName,
        @Nullable LocalDate birthDate,
        @Nullable Gender gender,
        List<Phone> phones,
        @Nullable String email,
        List<Address> addresses,
        List<Identifier> identifiers,
        @Nullable String language,
        @Nullable String bloodGroup,
        @Nullable Instant deceasedAt) {}
