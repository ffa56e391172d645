package health.salus.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.web.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/** One module's queue of work: the table {@code scheduled_tasks} in its own schema. */
public final class JobQueue {
    private final String insert;
    private volatile Runnable engine = () -> {};

    public JobQueue(String module) {
        // Written here and not through db-scheduler's client, which looks first and then inserts: two transactions at
        // once
        // would see a unique violation, and PostgreSQL gives up the whole transaction after one.
        this.insert = """
                INSERT INTO %s.scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                VALUES (:job, :id, :data, :at, false, 1)
                ON CONFLICT DO NOTHING
                """.formatted(module);
    }

    /** Sets what runs the jobs in this process. */
    void runBy(Runnable engine) {
        this.engine = engine;
    }

    /** Adds work in the transaction of {@code handle}; nothing happens when the same job with the same id is waiting. */
    public void schedule(Handle handle, String job, String id, Object data, Instant at) {
        handle.createUpdate(insert)
                .bind("job", job)
                .bind("id", id)
                .bind("data", json(job, data))
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** Looks for due work now instead of at the next poll. */
    public void wake() {
        engine.run();
    }

    private static byte[] json(String job, Object data) {
        try {
            return Json.MAPPER.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The data of job " + job + " cannot be written as JSON", e);
        }
    }
}
