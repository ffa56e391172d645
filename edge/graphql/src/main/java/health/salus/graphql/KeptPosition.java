package health.salus.graphql;

import health.salus.platform.data.Positions;
import health.salus.platform.web.SessionPosition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the session of an operation has written, kept as every client of the REST interface keeps it: added to by what
 * answers tell, and forgotten after a change whose answer tells nothing.
 */
final class KeptPosition {
    static final String HEADER = SessionPosition.HEADER;

    private final boolean sent;
    private Positions kept;

    /** @param told what whoever sent the operation keeps; null when it keeps nothing, and so must be shown the newest */
    KeptPosition(@Nullable String told) {
        this.sent = told != null;
        this.kept = Positions.parse(told);
    }

    synchronized Map<String, String> header() {
        return sent ? Map.of(HEADER, kept.isEmpty() ? "none" : kept.toString()) : Map.of();
    }

    synchronized void hear(boolean read, Answer answer) {
        if (answer.position() != null) {
            kept = kept.and(Positions.parse(answer.position()));
        } else if (!read) {
            kept = Positions.NONE;
        }
    }

    /** What whoever sent the operation is to keep; null for nothing. */
    synchronized @Nullable String told() {
        return kept.isEmpty() ? null : kept.toString();
    }
}
