package health.salus.doctors.internal.booked;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to do when a change leaves booked appointments outside a doctor's working time. */
public enum OnAffected {
    /** Do not change anything and say which they are. */
    REFUSE,
    /** Change it all the same; the appointments stay as they are. */
    KEEP,
    /** Find other doctors and times for them first; only where a doctor leaves. */
    MOVE;

    /** Reads {@code ?onAffected=} of a doctor who may be leaving. */
    public static OnAffected ofLeaving(@Nullable String parameter) {
        return "move".equals(parameter) ? MOVE : of(parameter);
    }

    /** Reads {@code ?onAffected=}. */
    public static OnAffected of(@Nullable String parameter) {
        return switch (parameter) {
            case null -> REFUSE;
            case "refuse" -> REFUSE;
            case "keep" -> KEEP;
            default ->
                throw new Failure.Malformed(
                        "validation",
                        "Some parameters are not right.",
                        List.of(new FieldError("?onAffected", "wrong-form", "must be refuse or keep")));
        };
    }
}
