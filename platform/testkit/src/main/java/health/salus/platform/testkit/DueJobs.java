package health.salus.platform.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.data.Database;
import health.salus.platform.jobs.Job;
import health.salus.platform.web.Json;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Runs a module's jobs in the thread of the test, at the test's time and in order. As with the real queue, a job is removed
 * only after it has run to its end.
 */
public final class DueJobs {
    private final Database database;
    private final Clock clock;
    private final List<Job<?>> jobs;

    public DueJobs(Database database, Clock clock, List<Job<?>> jobs) {
        this.database = database;
        this.clock = clock;
        this.jobs = jobs;
    }

    private record Waiting(String job, String id, String data) {}

    /** Runs until nothing is due any more. */
    public void all() {
        while (next()) {
            // What one leaves, the next look finds.
        }
    }

    /** Runs the one that is due first; false when there is none. */
    public boolean next() {
        var due = database.read(handle -> handle.createQuery("""
                        SELECT task_name, task_instance, convert_from(task_data, 'UTF8') AS data FROM %s.scheduled_tasks
                        WHERE execution_time <= :now ORDER BY execution_time, task_name, task_instance LIMIT 1
                        """.formatted(database.module()))
                .bind("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .map((row, context) ->
                        new Waiting(row.getString("task_name"), row.getString("task_instance"), row.getString("data")))
                .findOne());
        due.ifPresent(waiting -> {
            run(waiting);
            database.run(transaction -> transaction
                    .handle()
                    .execute(
                            "DELETE FROM " + database.module()
                                    + ".scheduled_tasks WHERE task_name = ? AND task_instance = ?",
                            waiting.job(),
                            waiting.id()));
        });
        return due.isPresent();
    }

    private void run(Waiting waiting) {
        Job<?> job = jobs.stream()
                .filter(each -> each.name().equals(waiting.job()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody runs " + waiting.job()));
        run(job, waiting);
    }

    private static <T> void run(Job<T> job, Waiting waiting) {
        try {
            job.run(waiting.id(), Json.MAPPER.readValue(waiting.data(), job.data()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The data of a job cannot be read", e);
        }
    }
}
