package health.salus.platform.saga;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The table {@code saga} of a module. */
final class Courses {
    private static final String COLUMNS =
            "id, kind, subject, data::text AS data, asked_by, asked_name, state, undone_for,"
                    + " stuck, step, answered, turn, failures, failure, due_at, started_at, changed_at";

    private Courses() {}

    static void insert(Handle handle, String module, Course course) {
        bind(handle.createUpdate("""
                        INSERT INTO %s.saga (id, kind, subject, data, asked_by, asked_name, state, undone_for, stuck, step, answered, turn,
                            failures, failure, due_at, started_at, changed_at)
                        VALUES (:id, :kind, :subject, :data::jsonb, :askedBy, :askedName, :state, :undoneFor, :stuck, :step, :answered, :turn,
                            :failures, :failure, :dueAt, :startedAt, :changedAt)
                        """.formatted(module)), course)
                .bind("kind", course.kind())
                .bind("subject", course.subject())
                .bind("data", course.data())
                .bind("askedBy", course.askedBy())
                .bind("askedName", course.askedName())
                .bind("startedAt", at(course.startedAt()))
                .execute();
    }

    static void update(Handle handle, String module, Course course) {
        bind(handle.createUpdate("""
                        UPDATE %s.saga SET state = :state, undone_for = :undoneFor, stuck = :stuck, step = :step, answered = :answered,
                            turn = :turn, failures = :failures, failure = :failure, due_at = :dueAt, changed_at = :changedAt
                        WHERE id = :id
                        """.formatted(module)), course).execute();
    }

    private static Update bind(Update update, Course course) {
        return update.bind("id", course.id())
                .bind("state", word(course.state()))
                .bind("undoneFor", course.undoneFor() == null ? null : word(course.undoneFor()))
                .bind("stuck", course.stuck())
                .bind("step", course.step())
                .bind("answered", course.answered().toArray(String[]::new))
                .bind("turn", course.turn())
                .bind("failures", course.failures())
                .bind("failure", course.failure())
                .bind("dueAt", at(course.dueAt()))
                .bind("changedAt", at(course.changedAt()));
    }

    /** Nobody else changes it until this transaction ends. */
    static Optional<Course> lock(Handle handle, String module, String kind, UUID id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM " + module
                        + ".saga WHERE id = :id AND kind = :kind FOR NO KEY UPDATE")
                .bind("id", id)
                .bind("kind", kind)
                .map((row, context) -> read(row))
                .findOne();
    }

    static Optional<Course> latest(Handle handle, String module, String kind, UUID subject) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM " + module
                        + ".saga WHERE kind = :kind AND subject = :subject ORDER BY started_at DESC, id DESC LIMIT 1")
                .bind("kind", kind)
                .bind("subject", subject)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static Course read(ResultSet row) throws SQLException {
        String undoneFor = row.getString("undone_for");
        return new Course(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("subject", UUID.class),
                row.getString("data"),
                row.getObject("asked_by", UUID.class),
                row.getString("asked_name"),
                Course.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                undoneFor == null ? null : Course.Reason.valueOf(undoneFor.toUpperCase(Locale.ROOT)),
                row.getBoolean("stuck"),
                row.getString("step"),
                Set.of((String[]) row.getArray("answered").getArray()),
                row.getInt("turn"),
                row.getInt("failures"),
                row.getString("failure"),
                instant(row, "due_at"),
                instant(row, "started_at"),
                instant(row, "changed_at"));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
