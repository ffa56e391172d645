package health.salus.patients;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a search found somebody.
 *
 * @param score 0 to 1; 1 is exactly what was typed
 */
public record Match(Kind kind, double score) {

    /** From what was compared. */
    @Schema(name = "MatchKind")
    public enum Kind {
        @JsonProperty("exact")
        EXACT,
        @JsonProperty("prefix")
        PREFIX,
        @JsonProperty("phonetic")
        PHONETIC,
        @JsonProperty("fuzzy")
        FUZZY,
        @JsonProperty("phone")
        PHONE,
        @JsonProperty("mrn")
        MRN,
        @JsonProperty("birth-date")
        BIRTH_DATE
    }
}
