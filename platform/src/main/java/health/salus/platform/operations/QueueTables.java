package health.salus.platform.operations;

import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The queues of one module as its tables have them. */
final class QueueTables {
    private static final int SECONDS_OF_A_MINUTE = 60;

    private static final String STATES = """
            SELECT 'outbox' AS queue, count(*) AS waiting, 0 AS running, 0 AS scheduled, 0 AS failed, 0 AS dead,
                   (SELECT id FROM %1$s.outbox ORDER BY position LIMIT 1) AS oldest_id, NULL::timestamptz AS oldest_at
              FROM %1$s.outbox
            UNION ALL
            SELECT 'inbox', count(*) FILTER (WHERE failures = 0), 0, 0, count(*) FILTER (WHERE failures > 0),
                   (SELECT count(*) FROM %1$s.inbox WHERE state = 'dead'),
                   (SELECT event_id FROM %1$s.inbox WHERE state = 'waiting' ORDER BY position LIMIT 1), NULL
              FROM %1$s.inbox WHERE state = 'waiting'
            UNION ALL
            SELECT 'jobs',
                   count(*) FILTER (WHERE NOT picked AND coalesce(consecutive_failures, 0) = 0 AND execution_time <= now()),
                   count(*) FILTER (WHERE picked),
                   count(*) FILTER (WHERE NOT picked AND coalesce(consecutive_failures, 0) = 0 AND execution_time > now()),
                   count(*) FILTER (WHERE NOT picked AND consecutive_failures > 0),
                   (SELECT count(*) FROM %1$s.dead_job), NULL, min(execution_time) FILTER (WHERE execution_time <= now())
              FROM %1$s.scheduled_tasks
            UNION ALL
            SELECT 'access-records', count(*), 0, 0, 0, 0,
                   (SELECT id FROM %1$s.access_record ORDER BY position LIMIT 1), NULL
              FROM %1$s.access_record
            """;

    private static final String OUTBOX = """
            SELECT position, id::text AS id, type AS name, aggregate_id::text AS subject, 0 AS failures, NULL AS failure,
                   occurred_at AS due_at, occurred_at AS changed_at, payload::text AS payload
              FROM %s.outbox WHERE true""";

    /** Without what is in them: that is for those who may read the audit. */
    private static final String ACCESS_RECORDS = """
            SELECT position, id::text AS id, body->>'action' AS name, NULL AS subject, 0 AS failures, NULL AS failure,
                   (body->>'at')::timestamptz AS due_at, (body->>'at')::timestamptz AS changed_at, NULL AS payload
              FROM %s.access_record WHERE true""";

    private static final String INBOX = """
            SELECT position, handler || ':' || event_id AS id, handler AS name, aggregate_id::text AS subject, failures, failure,
                   due_at, changed_at, payload::text AS payload
              FROM %s.inbox WHERE\s""";

    private static final String JOBS = """
            SELECT task_name || ':' || task_instance AS id, task_name AS name, task_instance AS subject,
                   coalesce(consecutive_failures, 0) AS failures, NULL AS failure, execution_time AS due_at,
                   greatest(last_success, last_failure) AS changed_at, convert_from(task_data, 'UTF8') AS payload
              FROM %s.scheduled_tasks WHERE\s""";

    private static final String FRESH = "NOT picked AND coalesce(consecutive_failures, 0) = 0";

    private static final String DEAD_JOBS = """
            SELECT job || ':' || id AS id, job AS name, id AS subject, failures, failure, NULL::timestamptz AS due_at,
                   died_at AS changed_at, data::text AS payload
              FROM %s.dead_job""";

    private final String module;
    private final Database database;

    QueueTables(Database database) {
        this.module = database.module();
        this.database = database;
    }

    List<QueueState> states() {
        return database.read(handle -> handle.createQuery(STATES.formatted(module))
                .map((row, context) -> state(row))
                .list());
    }

    private QueueState state(ResultSet row) throws SQLException {
        var oldestId = row.getObject("oldest_id", UUID.class);
        return new QueueState(
                module,
                QueueName.of(row.getString("queue")),
                row.getLong("waiting"),
                row.getLong("running"),
                row.getLong("scheduled"),
                row.getLong("failed"),
                row.getLong("dead"),
                oldestId == null ? instant(row, "oldest_at") : Ids.madeAt(oldestId));
    }

    /** Events handled in each of so many whole minutes before {@code now}, oldest first. */
    List<Long> handled(Instant now, int minutes) {
        Instant until = Instant.ofEpochSecond(now.getEpochSecond() / SECONDS_OF_A_MINUTE * SECONDS_OF_A_MINUTE);
        var counts = new ArrayList<Long>(java.util.Collections.nCopies(minutes, 0L));
        database.read(handle -> handle.createQuery("""
                        SELECT (extract(epoch FROM (:until - changed_at)) / 60)::int AS ago, count(*) AS handled FROM (
                            SELECT date_trunc('minute', changed_at) + interval '1 minute' AS changed_at FROM %s.inbox
                             WHERE state = 'handled' AND failure IS NULL AND changed_at >= :from AND changed_at < :until) AS done
                         GROUP BY 1
                        """.formatted(module))
                .bind("until", until.atOffset(java.time.ZoneOffset.UTC))
                .bind(
                        "from",
                        until.minusSeconds((long) minutes * SECONDS_OF_A_MINUTE).atOffset(java.time.ZoneOffset.UTC))
                .map((row, context) -> counts.set(minutes - 1 - row.getInt("ago"), row.getLong("handled")))
                .list());
        return counts;
    }

    /** An item and the values by which the list is sorted. */
    record Positioned(QueueItem item, List<String> key) {}

    /** @param after the values of the cursor; empty on the first page */
    List<Positioned> items(QueueName queue, ItemState state, Optional<List<String>> after, int limit) {
        return switch (queue) {
            case OUTBOX -> state == ItemState.WAITING ? byPosition(OUTBOX, state, after, limit) : List.of();
            case ACCESS_RECORDS ->
                state == ItemState.WAITING ? byPosition(ACCESS_RECORDS, state, after, limit) : List.of();
            case INBOX ->
                switch (state) {
                    case WAITING -> byPosition(INBOX + "state = 'waiting' AND failures = 0", state, after, limit);
                    case FAILED -> byPosition(INBOX + "state = 'waiting' AND failures > 0", state, after, limit);
                    case DEAD -> byPosition(INBOX + "state = 'dead'", state, after, limit);
                    case RUNNING, SCHEDULED -> List.of();
                };
            case JOBS ->
                switch (state) {
                    case WAITING -> byName(JOBS + FRESH + " AND execution_time <= now()", state, after, limit);
                    case SCHEDULED -> byName(JOBS + FRESH + " AND execution_time > now()", state, after, limit);
                    case RUNNING -> byName(JOBS + "picked", state, after, limit);
                    case FAILED -> byName(JOBS + "NOT picked AND consecutive_failures > 0", state, after, limit);
                    case DEAD -> byName(DEAD_JOBS, state, after, limit);
                };
            case BROKER -> List.of();
        };
    }

    private List<Positioned> byPosition(String sql, ItemState state, Optional<List<String>> after, int limit) {
        return database.read(handle -> handle.createQuery(
                        sql.formatted(module) + " AND position > :after ORDER BY position LIMIT :limit")
                .bind(
                        "after",
                        after.map(cursor -> Long.parseLong(cursor.getFirst())).orElse(0L))
                .bind("limit", limit)
                .map((row, context) -> new Positioned(item(row, state), List.of(row.getString("position"))))
                .list());
    }

    private List<Positioned> byName(String sql, ItemState state, Optional<List<String>> after, int limit) {
        return database.read(handle -> handle.createQuery("SELECT * FROM (" + sql.formatted(module)
                        + ") AS job WHERE (name, subject) > (:name, :subject) ORDER BY name, subject LIMIT :limit")
                .bind("name", after.map(List::getFirst).orElse(""))
                .bind("subject", after.map(List::getLast).orElse(""))
                .bind("limit", limit)
                .map((row, context) ->
                        new Positioned(item(row, state), List.of(row.getString("name"), row.getString("subject"))))
                .list());
    }

    private static QueueItem item(ResultSet row, ItemState state) throws SQLException {
        return new QueueItem(
                row.getString("id"),
                row.getString("name"),
                row.getString("subject"),
                state,
                row.getInt("failures"),
                kind(row.getString("failure")),
                instant(row, "due_at"),
                instant(row, "changed_at"),
                MaskedPayload.of(row.getString("payload")));
    }

    /** @return how many are tried now */
    int retry(Handle handle, QueueName queue, Chosen.Retry retry) {
        var chosen = ChosenRows.of(queue, retry.ids());
        if (queue == QueueName.INBOX) {
            return chosen.bound(handle.createUpdate("""
                            UPDATE %s.inbox SET state = 'waiting', failures = 0, due_at = now(), changed_at = now()
                             WHERE (state = 'dead' OR (state = 'waiting' AND failures > 0))
                               AND (:all OR (handler, event_id::text) IN (SELECT * FROM unnest(:names::text[], :ids::text[])))
                            """.formatted(module)))
                    .bind("all", retry.everything())
                    .execute();
        }
        int dead = chosen.bound(handle.createUpdate("""
                        WITH back AS (
                            DELETE FROM %1$s.dead_job
                             WHERE :all OR (job, id) IN (SELECT * FROM unnest(:names::text[], :ids::text[]))
                            RETURNING job, id, data)
                        INSERT INTO %1$s.scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                        SELECT job, id, convert_to(data::text, 'UTF8'), now(), false, 1 FROM back
                        ON CONFLICT (task_name, task_instance) DO UPDATE
                        SET execution_time = now(), version = scheduled_tasks.version + 1 WHERE NOT scheduled_tasks.picked
                        """.formatted(module)))
                .bind("all", retry.everything())
                .execute();
        int failed = chosen.bound(handle.createUpdate("""
                        UPDATE %s.scheduled_tasks
                           SET execution_time = now(), consecutive_failures = 0, version = version + 1
                         WHERE NOT picked AND consecutive_failures > 0
                           AND (:all OR (task_name, task_instance) IN (SELECT * FROM unnest(:names::text[], :ids::text[])))
                        """.formatted(module)))
                .bind("all", retry.everything())
                .execute();
        return dead + failed;
    }

    /** What comes again and again by itself is never given up. @return how many are gone */
    int discard(Handle handle, QueueName queue, Chosen.Discard discard) {
        var chosen = ChosenRows.of(queue, discard.items());
        if (queue == QueueName.INBOX) {
            return chosen.bound(handle.createUpdate("""
                            UPDATE %s.inbox SET state = 'handled', payload = NULL, failure = 'Discarded: ' || :reason, changed_at = now()
                             WHERE (state = 'dead' OR (state = 'waiting' AND failures > 0))
                               AND (handler, event_id::text) IN (SELECT * FROM unnest(:names::text[], :ids::text[]))
                            """.formatted(module)))
                    .bind("reason", discard.reason())
                    .execute();
        }
        int dead = chosen.bound(handle.createUpdate("""
                        DELETE FROM %s.dead_job WHERE (job, id) IN (SELECT * FROM unnest(:names::text[], :ids::text[]))
                        """.formatted(module))).execute();
        int failed = chosen.bound(handle.createUpdate("""
                        DELETE FROM %s.scheduled_tasks
                         WHERE NOT picked AND consecutive_failures > 0 AND task_instance <> 'recurring'
                           AND (task_name, task_instance) IN (SELECT * FROM unnest(:names::text[], :ids::text[]))
                        """.formatted(module))).execute();
        return dead + failed;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** {@code java.lang.IllegalStateException: Bed 7 of Mrs …} says only {@code IllegalStateException}. */
    static @Nullable String kind(@Nullable String failure) {
        if (failure == null) {
            return null;
        }
        String name = failure.split("[:\\s]", 2)[0];
        return name.substring(name.lastIndexOf('.') + 1).replaceFirst("^.*\\$", "");
    }
}
