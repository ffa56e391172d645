package health.salus.patients.internal.duplicates;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.salus.patients.PatientSummary;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A patient who may be the same person, and what speaks for it.
 *
 * @param score 0 to 1
 */
public record Duplicate(PatientSummary patient, double score, Verdict verdict, List<Reason> reasons) {

    /** Certain enough to stop and look, or worth a look. People decide in both cases. */
    @Schema(name = "DuplicateVerdict")
    public enum Verdict {
        @JsonProperty("certain")
        CERTAIN,
        @JsonProperty("possible")
        POSSIBLE
    }

    /**
     * One thing that agrees or contradicts.
     *
     * @param code short and stable, such as {@code same-birth-date}
     * @param detail a sentence for people
     */
    @Schema(name = "DuplicateReason")
    public record Reason(String code, String detail) {}
}
