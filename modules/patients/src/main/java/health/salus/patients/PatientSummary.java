package health.salus.patients;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient in a list: enough to tell them from others, nothing clinical.
 *
 * @param mrn medical record number: nine digits, the last one a check digit
 * @param phone the preferred number
 * @param match how a search found them; null elsewhere
 */
public record PatientSummary(
        UUID id,
        String mrn,
        String givenName,
        String familyName,
        String displayName,
        LocalDate birthDate,
        Gender gender,
        @Nullable String phone,
        @Nullable String city,
        boolean active,
        @Nullable Instant deceasedAt,
        @Nullable Match match) {}
