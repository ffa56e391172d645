package health.salus.patients.internal.registration;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody about to be stored for the first time.
 *
 * @param source where they were imported from; null when registered here
 */
record NewPatient(
        UUID id,
        String mrn,
        PatientForm form,
        Instant at,
        UUID registeredBy,
        @Nullable String source,
        @Nullable String externalId) {}
