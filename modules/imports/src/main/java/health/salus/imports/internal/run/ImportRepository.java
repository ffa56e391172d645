package health.salus.imports.internal.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import health.salus.platform.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables {@code imports.import} and {@code imports.row_error}. */
final class ImportRepository {
    private static final String COLUMNS =
            "id, kind, file_name, status, requester, created_at, started_at, finished_at, total, done, counts, error_count, failure, version";

    private ImportRepository() {}

    static void insert(
            Handle handle,
            UUID id,
            String kind,
            @Nullable String fileName,
            UUID requestedBy,
            String requester,
            Instant now) {
        handle.createUpdate("""
                INSERT INTO imports.import (id, kind, file_name, status, requested_by, requester, created_at)
                VALUES (:id, :kind, :fileName, 'queued', :requestedBy, :requester, :now)""")
                .bind("id", id)
                .bind("kind", kind)
                .bind("fileName", fileName)
                .bind("requestedBy", requestedBy)
                .bind("requester", requester)
                .bind("now", now)
                .execute();
    }

    static Optional<ImportView> find(Handle handle, UUID id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM imports.import WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> view(row))
                .findOne();
    }

    static List<ImportView> newest(
            Handle handle, int limit, @Nullable Instant before, @Nullable UUID beforeId, long offset) {
        return handle.createQuery("SELECT " + COLUMNS + """
                         FROM imports.import
                        WHERE CAST(:before AS timestamptz) IS NULL OR (created_at, id) < (CAST(:before AS timestamptz), CAST(:beforeId AS uuid))
                        ORDER BY created_at DESC, id DESC LIMIT :limit OFFSET :offset""")
                .bind("before", before)
                .bind("beforeId", beforeId)
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> view(row))
                .list();
    }

    static void setTotal(Handle handle, UUID id, long total) {
        handle.createUpdate("UPDATE imports.import SET total = :total, version = version + 1 WHERE id = :id")
                .bind("id", id)
                .bind("total", total)
                .execute();
    }

    /** Where the import stands, if this run now holds it; it does when nobody showed a sign of life since {@code deadline}. */
    static Optional<Place> claim(Handle handle, UUID id, UUID runner, Instant now, Instant deadline) {
        return handle.createQuery("""
                UPDATE imports.import
                SET status = 'running', started_at = coalesce(started_at, :now), runner = :runner, runner_at = :now, version = version + 1
                WHERE id = :id AND status IN ('queued', 'running') AND (runner IS NULL OR runner_at < :deadline)
                RETURNING file, row, done, counts""")
                .bind("id", id)
                .bind("runner", runner)
                .bind("now", now)
                .bind("deadline", deadline)
                .map((row, context) -> new Place(
                        row.getString("file"),
                        row.getLong("row"),
                        row.getLong("done"),
                        counts(row.getString("counts"))))
                .findOne();
    }

    /** Notes how far the import is. False when it was cancelled or another run has taken over. */
    static boolean advance(Handle handle, UUID id, UUID runner, Place place, long newErrors, Instant now) {
        return handle.createUpdate("""
                UPDATE imports.import
                SET file = :file, row = :row, done = :done, counts = :counts::jsonb, error_count = error_count + :errors, runner_at = :now, version = version + 1
                WHERE id = :id AND runner = :runner AND status = 'running'""")
                        .bind("id", id)
                        .bind("runner", runner)
                        .bind("file", place.file())
                        .bind("row", place.row())
                        .bind("done", place.done())
                        .bind("counts", json(place.counts()))
                        .bind("errors", newErrors)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    static void finish(Handle handle, UUID id, UUID runner, Instant now) {
        handle.createUpdate("""
                UPDATE imports.import
                SET status = CASE WHEN error_count = 0 THEN 'completed' ELSE 'completed-with-errors' END,
                    done = total, finished_at = :now, runner = NULL, version = version + 1
                WHERE id = :id AND runner = :runner AND status = 'running'""")
                .bind("id", id)
                .bind("runner", runner)
                .bind("now", now)
                .execute();
    }

    static void release(Handle handle, UUID id, UUID runner) {
        handle.createUpdate("UPDATE imports.import SET runner = NULL WHERE id = :id AND runner = :runner")
                .bind("id", id)
                .bind("runner", runner)
                .execute();
    }

    static void fail(Handle handle, UUID id, String why, Instant now) {
        handle.createUpdate("""
                UPDATE imports.import
                SET status = 'failed', failure = :why, finished_at = :now, runner = NULL, version = version + 1
                WHERE id = :id AND status IN ('queued', 'running')""")
                .bind("id", id)
                .bind("why", why)
                .bind("now", now)
                .execute();
    }

    static boolean cancel(Handle handle, UUID id, Instant now) {
        return handle.createUpdate("""
                UPDATE imports.import SET status = 'cancelled', finished_at = :now, runner = NULL, version = version + 1
                WHERE id = :id AND status IN ('queued', 'running')""").bind("id", id).bind("now", now).execute() == 1;
    }

    /** False unless it was cancelled, has failed or stands still since {@code deadline}. */
    static boolean requeue(Handle handle, UUID id, Instant deadline) {
        return handle.createUpdate("""
                UPDATE imports.import SET status = 'queued', finished_at = NULL, failure = NULL, runner = NULL, version = version + 1
                WHERE id = :id
                  AND (status IN ('cancelled', 'failed') OR status = 'running' AND (runner IS NULL OR runner_at < :deadline))""")
                        .bind("id", id)
                        .bind("deadline", deadline)
                        .execute()
                == 1;
    }

    static List<UUID> unfinished(Handle handle) {
        return handle.createQuery("SELECT id FROM imports.import WHERE status IN ('queued', 'running')")
                .mapTo(UUID.class)
                .list();
    }

    static void addErrors(Handle handle, UUID id, List<RowError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch(
                "INSERT INTO imports.row_error (import_id, file, row, field, message, raw) VALUES (:id, :file, :row, :field, :message, :raw)");
        for (RowError error : errors) {
            batch.bind("id", id)
                    .bind("file", error.file())
                    .bind("row", error.row())
                    .bind("field", error.field())
                    .bind("message", error.message())
                    .bind("raw", error.raw())
                    .add();
        }
        batch.execute();
    }

    static void countErrors(Handle handle, UUID id, long more) {
        handle.createUpdate("UPDATE imports.import SET error_count = error_count + :more WHERE id = :id")
                .bind("id", id)
                .bind("more", more)
                .execute();
    }

    /** Errors in the order in which they were found, from {@code after} on. */
    static List<Positioned> errors(Handle handle, UUID id, long after, int limit) {
        return handle.createQuery("""
                SELECT position, file, row, field, message, raw FROM imports.row_error
                WHERE import_id = :id AND position > :after ORDER BY position LIMIT :limit""")
                .bind("id", id)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Positioned(
                        row.getLong("position"),
                        new RowError(
                                row.getString("file"),
                                row.getLong("row"),
                                row.getString("field"),
                                row.getString("message"),
                                row.getString("raw"))))
                .list();
    }

    record Positioned(long position, RowError error) {}

    private static ImportView view(ResultSet row) throws SQLException {
        return new ImportView(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("file_name"),
                row.getString("status"),
                row.getString("requester"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                new ImportView.Progress(row.getLong("done"), row.getLong("total")),
                counts(row.getString("counts")),
                row.getLong("error_count"),
                row.getString("failure"),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static Map<String, Counts> counts(String json) {
        try {
            return Json.MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The counts of an import cannot be read", e);
        }
    }

    private static String json(Map<String, Counts> counts) {
        try {
            return Json.MAPPER.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The counts of an import cannot be written", e);
        }
    }
}
