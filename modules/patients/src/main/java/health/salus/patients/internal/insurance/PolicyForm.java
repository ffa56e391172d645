package health.salus.patients.internal.insurance;

import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is filled in for an insurance policy. */
@Schema(name = "InsurancePolicyForm", description = "An insurance policy as it is filled in; priority 1 pays first.")
public record PolicyForm(
        @Schema(examples = "AOK Nordost") @NotBlank @Size(max = 200) @PlainText
        String payer,

        @Schema(examples = "A123456780") @NotBlank @Size(max = 100) @PlainText
        String policyNumber,

        @Size(max = 100) @PlainText @Nullable String group,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Min(1) @Max(20) Integer priority) {

    public PolicyForm {
        payer = Text.orEmpty(payer);
        policyNumber = Text.orEmpty(policyNumber);
        group = Text.tidy(group);
        priority = Objects.requireNonNullElse(priority, 1);
    }

    static PolicyForm of(InsurancePolicy policy) {
        return new PolicyForm(
                policy.payer(),
                policy.policyNumber(),
                policy.group(),
                policy.validFrom(),
                policy.validTo(),
                policy.priority());
    }

    public InsurancePolicy as(UUID id, long version) {
        return new InsurancePolicy(id, payer, policyNumber, group, validFrom, validTo, priority, version);
    }

    public boolean endsBeforeItStarts() {
        return validFrom != null && validTo != null && validTo.isBefore(validFrom);
    }
}
