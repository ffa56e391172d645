package health.salus.doctors.internal.absence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why a doctor is away. */
public enum AbsenceKind {
    @JsonProperty("leave")
    LEAVE,
    @JsonProperty("sick")
    SICK,
    @JsonProperty("training")
    TRAINING,
    @JsonProperty("other")
    OTHER;

    /** As written in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
