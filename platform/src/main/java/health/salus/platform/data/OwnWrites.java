package health.salus.platform.data;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the session of one request has written: before it, as the client tells, and in it. A read that may be behind is
 * answered by a replica only if that has come so far.
 */
public final class OwnWrites {
    private final @Nullable Positions before;
    private Positions noted = Positions.NONE;

    private OwnWrites(@Nullable Positions before) {
        this.before = before;
    }

    /**
     * Of a request that only reads.
     *
     * @param told what the client was answered before; null when it does not keep that, and so may have written anything
     */
    public static OwnWrites before(@Nullable String told) {
        return new OwnWrites(told == null ? null : Positions.parse(told));
    }

    /** Of a request that changes something: all it reads is newest. */
    public static OwnWrites changing() {
        return new OwnWrites(null);
    }

    boolean mayReadBehind() {
        return before != null;
    }

    /** Empty when nothing is known of this cluster. */
    OptionalLong in(String cluster) {
        return before == null ? OptionalLong.empty() : before.in(cluster);
    }

    /** A database has been written, or read where it is newest, up to there. */
    public synchronized void note(Positions reached) {
        noted = noted.and(reached);
    }

    /** What the client is to keep; empty when nothing has been noted. */
    public synchronized Positions noted() {
        return noted;
    }
}
