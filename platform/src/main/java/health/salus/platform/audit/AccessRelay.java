package health.salus.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.data.Database;
import health.salus.platform.jobs.Loop;
import health.salus.platform.web.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;

/**
 * Takes one module's access records to the sink in batches. They leave the table in the same transaction, after the sink
 * has them. One process at a time does this for a module.
 */
final class AccessRelay implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final Duration POLL = Duration.ofSeconds(5);

    /** Reads come many at a time; carrying each by itself would cost more than the read. */
    private static final Duration GATHER = Duration.ofMillis(250);

    /** A relay holds one connection while the sink may need a second: not so many at once that none is left. */
    private static final Semaphore AT_ONCE = new Semaphore(2);

    private final Database database;
    private final AuditSink sink;
    private final Loop loop;

    AccessRelay(Database database, AuditSink sink) {
        this.database = database;
        this.sink = sink;
        this.loop = Loop.start(database.module() + " access records", POLL, this::run);
        database.records().carriedBy(loop::wake);
    }

    private void run() {
        Left left = Left.UNKNOWN;
        do {
            if (left != Left.MANY) {
                pause();
            }
            left = carry();
        } while (left != Left.NONE && !loop.stopping());
    }

    /** What may still have to be carried; unknown while another process is at it, which may not have seen ours. */
    private enum Left {
        NONE,
        MANY,
        UNKNOWN
    }

    private Left carry() {
        AT_ONCE.acquireUninterruptibly();
        try {
            return database.jdbi().inTransaction(handle -> {
                if (!locked(handle)) {
                    return Left.UNKNOWN;
                }
                List<AccessRecord> records = take(handle);
                if (!records.isEmpty()) {
                    sink.append(records);
                }
                return records.size() == BATCH ? Left.MANY : Left.NONE;
            });
        } finally {
            AT_ONCE.release();
        }
    }

    private boolean locked(Handle handle) {
        return handle.createQuery("SELECT pg_try_advisory_xact_lock(hashtext('access_record'), hashtext(:module))")
                .bind("module", database.module())
                .mapTo(Boolean.class)
                .one();
    }

    private List<AccessRecord> take(Handle handle) {
        return handle.createQuery("""
                        DELETE FROM %1$s.access_record WHERE position IN (
                            SELECT position FROM %1$s.access_record ORDER BY position LIMIT :batch)
                        RETURNING body
                        """.formatted(database.module()))
                .bind("batch", BATCH)
                .map((row, context) -> parse(row.getString(1)))
                .list();
    }

    private static AccessRecord parse(String json) {
        try {
            return Json.MAPPER.readValue(json, AccessRecord.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored access record cannot be read", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(GATHER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        database.records().carriedBy(() -> {});
        loop.close();
    }
}
