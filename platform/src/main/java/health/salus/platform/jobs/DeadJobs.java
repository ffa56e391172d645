package health.salus.platform.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import health.salus.platform.data.Database;

/** The table {@code dead_job}, where jobs that failed too often stay with their reason until somebody looks at them. */
final class DeadJobs {
    private final Database database;
    private final String insert;

    DeadJobs(Database database) {
        this.database = database;
        this.insert = """
                INSERT INTO %1$s.dead_job (job, id, data, failures, failure)
                SELECT task_name, task_instance, coalesce(convert_from(task_data, 'UTF8'), 'null')::jsonb, :failures, :failure
                FROM %1$s.scheduled_tasks WHERE task_name = :job AND task_instance = :id
                ON CONFLICT (job, id) DO UPDATE
                SET data = excluded.data, failures = excluded.failures, failure = excluded.failure, died_at = now()
                """.formatted(database.module());
    }

    void add(ExecutionComplete ended, int failures) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(insert)
                        .bind("job", ended.getExecution().getTaskName())
                        .bind("id", ended.getExecution().getId())
                        .bind("failures", failures)
                        .bind("failure", ended.getCause().map(Retry::reason).orElse("It was cut off each time."))
                        .execute());
    }
}
