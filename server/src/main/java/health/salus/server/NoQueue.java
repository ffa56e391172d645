package health.salus.server;

import health.salus.platform.jobs.JobQueue;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Stands here until the job engine does. */
enum NoQueue implements JobQueue {
    INSTANCE;

    @Override
    public void schedule(Handle handle, String job, String id, Object data, Instant at) {
        throw new IllegalStateException("There is no job engine yet");
    }

    @Override
    public void wake() {}
}
