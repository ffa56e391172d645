package health.salus.doctors.internal.absence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

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
