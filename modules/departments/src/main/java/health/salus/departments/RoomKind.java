package health.salus.departments;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a room is used for. */
public enum RoomKind {
    @JsonProperty("consulting")
    CONSULTING,
    @JsonProperty("treatment")
    TREATMENT,
    @JsonProperty("procedure")
    PROCEDURE,
    @JsonProperty("other")
    OTHER
}
