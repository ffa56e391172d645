package health.salus.patients;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Administrative gender, as in FHIR. */
public enum Gender {
    @JsonProperty("male")
    MALE,
    @JsonProperty("female")
    FEMALE,
    @JsonProperty("other")
    OTHER,
    @JsonProperty("unknown")
    UNKNOWN;

    /** As written in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such gender */
    public static Gender of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
