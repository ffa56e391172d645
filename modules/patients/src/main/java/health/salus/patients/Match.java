package health.salus.patients;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a search found somebody.
 *
 * @param score 0 to 1; 1 is exactly what was typed
 */
public record Match(Kind kind, double score) {

    /** From what was compared. */
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
