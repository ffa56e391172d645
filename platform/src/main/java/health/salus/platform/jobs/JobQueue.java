package health.salus.platform.jobs;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** One module's queue of work, kept in its own schema. */
public interface JobQueue {
    /** Adds work in the transaction of {@code handle}. */
    void schedule(Handle handle, String job, String id, Object data, Instant at);

    /** Looks for due work now instead of at the next poll. */
    void wake();
}
