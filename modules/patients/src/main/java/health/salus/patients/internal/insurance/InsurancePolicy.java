package health.salus.patients.internal.insurance;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who pays for the patient's care.
 *
 * @param validTo the last day of cover; open when null
 * @param priority 1 pays first
 */
public record InsurancePolicy(
        UUID id,
        String payer,
        String policyNumber,
        @Nullable String group,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        int priority,
        long version) {}
