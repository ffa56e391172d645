package health.salus.doctors.internal.absence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code doctors.absence}. */
public final class AbsenceRepository {
    private static final String SELECT =
            "SELECT id, doctor_id, starts, ends, kind, note, version FROM doctors.absence ";

    private AbsenceRepository() {}

    /** All absences of each of these doctors who has any, in the order of time. */
    public static Map<UUID, List<Absence>> of(Handle handle, List<UUID> doctorIds) {
        return handle.createQuery(SELECT + "WHERE doctor_id = ANY (:doctors) ORDER BY starts, id")
                .bind("doctors", doctorIds.toArray(UUID[]::new))
                .map((row, context) -> absence(row))
                .collect(Collectors.groupingBy(Absence::doctorId));
    }

    static Optional<Absence> find(Handle handle, UUID doctorId, UUID id) {
        return handle.createQuery(SELECT + "WHERE id = :id AND doctor_id = :doctor")
                .bind("id", id)
                .bind("doctor", doctorId)
                .map((row, context) -> absence(row))
                .findOne();
    }

    /** Absences that lie at least partly between two moments, either of which may be left open. */
    static List<Absence> between(Handle handle, UUID doctorId, @Nullable Instant from, @Nullable Instant to) {
        return handle.createQuery(SELECT + """
                        WHERE doctor_id = :doctor
                          AND (:from::timestamptz IS NULL OR ends > :from) AND (:to::timestamptz IS NULL OR starts < :to)
                        ORDER BY starts, id""")
                .bind("doctor", doctorId)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> absence(row))
                .list();
    }

    public static void insert(Handle handle, Absence absence) {
        handle.createUpdate("""
                INSERT INTO doctors.absence (id, doctor_id, starts, ends, kind, note, version)
                VALUES (:id, :doctorId, :start, :end, :kind, :note, :version)""").bindMethods(absence).execute();
    }

    /** @return whether the version before {@code absence}'s was still the stored one */
    static boolean update(Handle handle, Absence absence) {
        return handle.createUpdate("""
                        UPDATE doctors.absence
                        SET starts = :start, ends = :end, kind = :kind, note = :note, version = :version
                        WHERE id = :id AND version = :version - 1""").bindMethods(absence).execute() == 1;
    }

    static boolean delete(Handle handle, UUID id, long version) {
        return handle.execute("DELETE FROM doctors.absence WHERE id = ? AND version = ?", id, version) == 1;
    }

    static Absence absence(ResultSet row) throws SQLException {
        return new Absence(
                row.getObject("id", UUID.class),
                row.getObject("doctor_id", UUID.class),
                moment(row, "starts"),
                moment(row, "ends"),
                AbsenceKind.valueOf(row.getString("kind")),
                row.getString("note"),
                row.getLong("version"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
