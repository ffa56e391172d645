package health.salus.platform.operations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import java.util.Locale;

/** What becomes of something in a queue. */
public enum ItemState {
    /** Its turn is now. */
    WAITING,
    RUNNING,
    /** Its turn is later. */
    SCHEDULED,
    /** It has failed and will be tried again by itself. */
    FAILED,
    /** It has failed too often; a person decides. */
    DEAD;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Failure.Malformed when there is no such state */
    @JsonCreator
    public static ItemState of(String code) {
        for (ItemState state : values()) {
            if (state.code().equals(code)) {
                return state;
            }
        }
        throw new Failure.Malformed(
                "There is no such state.",
                new FieldError("?state", "unknown", "One of waiting, running, scheduled, failed, dead."));
    }
}
