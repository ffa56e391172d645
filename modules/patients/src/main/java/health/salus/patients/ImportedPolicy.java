package health.salus.patients;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An insurance policy as another system knows it.
 *
 * @param externalId its id in {@code source}; the same source and id is the same policy
 * @param patientExternalId the patient's id in {@code source}
 * @param priority 1 pays first
 */
public record ImportedPolicy(
        String source,
        String externalId,
        String patientExternalId,
        String payer,
        String policyNumber,
        @Nullable String group,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        int priority) {}
