package health.salus.doctors.internal.doctor;

import health.salus.doctors.DoctorSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables {@code doctors.doctor}, {@code doctors.doctor_specialty} and {@code doctors.doctor_department}. */
public final class DoctorRepository {
    static final String SELECT = """
            SELECT d.id, d.given_name, d.family_name, d.licence_number, d.languages, d.email, d.phone, d.active, d.version,
                   ARRAY(SELECT s.specialty FROM doctors.doctor_specialty s
                         WHERE s.doctor_id = d.id ORDER BY s.position) AS specialties,
                   ARRAY(SELECT p.department_id FROM doctors.doctor_department p
                         WHERE p.doctor_id = d.id ORDER BY p.department_id) AS department_ids,
                   d.sort_name
            FROM doctors.doctor d
            """;

    private DoctorRepository() {}

    public static List<DoctorSummary> summaries(Handle handle, List<UUID> ids) {
        return handle.createQuery(SELECT + "WHERE d.id = ANY (:ids) ORDER BY d.sort_name, d.id")
                .bind("ids", ids.toArray(UUID[]::new))
                .map((row, context) -> view(row).summary())
                .list();
    }

    /** Active doctors; a criterion that is null does not narrow. */
    public static List<DoctorSummary> active(Handle handle, @Nullable String specialty, @Nullable UUID departmentId) {
        return handle.createQuery(SELECT + """
                        WHERE d.active
                          AND (:specialty::text IS NULL OR EXISTS (SELECT 1 FROM doctors.doctor_specialty s
                               WHERE s.doctor_id = d.id AND s.specialty = :specialty))
                          AND (:department::uuid IS NULL OR EXISTS (SELECT 1 FROM doctors.doctor_department p
                               WHERE p.doctor_id = d.id AND p.department_id = :department))
                        ORDER BY d.sort_name, d.id""")
                .bind("specialty", specialty)
                .bind("department", departmentId)
                .map((row, context) -> view(row).summary())
                .list();
    }

    static Optional<DoctorView> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "WHERE d.id = :id")
                .bind("id", id)
                .map((row, context) -> view(row))
                .findOne();
    }

    static DoctorView view(ResultSet row) throws SQLException {
        String givenName = row.getString("given_name");
        String familyName = row.getString("family_name");
        return new DoctorView(
                row.getObject("id", UUID.class),
                givenName,
                familyName,
                DoctorView.displayName(givenName, familyName),
                List.of((String[]) row.getArray("specialties").getArray()),
                List.of((UUID[]) row.getArray("department_ids").getArray()),
                row.getString("licence_number"),
                List.of((String[]) row.getArray("languages").getArray()),
                row.getString("email"),
                row.getString("phone"),
                row.getBoolean("active"),
                row.getLong("version"));
    }
}
