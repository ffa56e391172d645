package health.salus.doctors;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a piece of a doctor's scheduled time is. Where several apply, the one named first here counts. */
public enum AvailabilityKind {
    /** The doctor is away. */
    @JsonProperty("absence")
    ABSENCE,
    /** The location is closed. */
    @JsonProperty("holiday")
    HOLIDAY,
    /** A pause in the schedule. */
    @JsonProperty("break")
    BREAK,
    /** The doctor sees patients. */
    @JsonProperty("working")
    WORKING
}
