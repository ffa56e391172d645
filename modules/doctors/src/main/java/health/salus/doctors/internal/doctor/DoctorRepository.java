package health.salus.doctors.internal.doctor;

import health.salus.doctors.DoctorSummary;
import health.salus.platform.data.SearchWords;
import health.salus.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The tables {@code doctors.doctor}, {@code doctors.doctor_specialty} and {@code doctors.doctor_department}. */
public final class DoctorRepository {
    private static final String SELECT = """
            SELECT d.id, d.given_name, d.family_name, d.licence_number, d.languages, d.email, d.phone, d.active, d.leaving,
                   d.version,
                   ARRAY(SELECT s.specialty FROM doctors.doctor_specialty s
                         WHERE s.doctor_id = d.id ORDER BY s.position) AS specialties,
                   ARRAY(SELECT p.department_id FROM doctors.doctor_department p
                         WHERE p.doctor_id = d.id ORDER BY p.department_id) AS department_ids
            FROM doctors.doctor d
            """;

    private static final String NARROWED = """
            WHERE (:patterns::text[] IS NULL
                   OR d.words LIKE ALL (SELECT lower(public.unaccent(p)) FROM unnest(:patterns::text[]) p))
              AND (:active::boolean IS NULL OR d.active = :active)
              AND (:specialty::text IS NULL OR EXISTS (SELECT 1 FROM doctors.doctor_specialty s
                   WHERE s.doctor_id = d.id AND s.specialty = :specialty))
              AND (:department::uuid IS NULL OR EXISTS (SELECT 1 FROM doctors.doctor_department p
                   WHERE p.doctor_id = d.id AND p.department_id = :department))
            """;

    private DoctorRepository() {}

    public static List<DoctorSummary> summaries(Handle handle, List<UUID> ids) {
        return handle.createQuery(SELECT + "WHERE d.id = ANY (:ids) ORDER BY d.sort_name, d.id")
                .bind("ids", ids.toArray(UUID[]::new))
                .map((row, context) -> view(row).summary())
                .list();
    }

    /** Doctors who take appointments; a criterion that is null does not narrow. */
    public static List<DoctorSummary> active(Handle handle, @Nullable String specialty, @Nullable UUID departmentId) {
        return handle.createQuery(SELECT + NARROWED + "AND NOT d.leaving ORDER BY d.sort_name, d.id")
                .bind("patterns", (Object) null)
                .bind("active", true)
                .bind("specialty", specialty)
                .bind("department", departmentId)
                .map((row, context) -> view(row).summary())
                .list();
    }

    public static void insert(Handle handle, DoctorView doctor) {
        bind(handle.createUpdate("""
                INSERT INTO doctors.doctor
                    (id, given_name, family_name, licence_number, languages, email, phone, active, leaving, version)
                VALUES (:id, :givenName, :familyName, :licenceNumber, :languages, :email, :phone, :active, :leaving,
                    :version)"""), doctor).execute();
        addDetails(handle, doctor);
    }

    /** @return whether the version before {@code doctor}'s was still the stored one */
    public static boolean update(Handle handle, DoctorView doctor) {
        int changed = bind(handle.createUpdate("""
                UPDATE doctors.doctor
                SET given_name = :givenName, family_name = :familyName, licence_number = :licenceNumber,
                    languages = :languages, email = :email, phone = :phone, active = :active,
                    leaving = :leaving, version = :version
                WHERE id = :id AND version = :version - 1"""), doctor).execute();
        if (changed == 1) {
            handle.execute("DELETE FROM doctors.doctor_specialty WHERE doctor_id = ?", doctor.id());
            handle.execute("DELETE FROM doctors.doctor_department WHERE doctor_id = ?", doctor.id());
            addDetails(handle, doctor);
        }
        return changed == 1;
    }

    /** Says whether a doctor is here, and whether they are leaving; whoever read them before has to read them again. */
    public static void staying(Handle handle, UUID id, boolean active, boolean leaving) {
        handle.createUpdate("""
                UPDATE doctors.doctor SET active = :active, leaving = :leaving, version = version + 1 WHERE id = :id""")
                .bind("id", id)
                .bind("active", active)
                .bind("leaving", leaving)
                .execute();
    }

    private static Update bind(Update update, DoctorView doctor) {
        return update.bind("id", doctor.id())
                .bind("givenName", doctor.givenName())
                .bind("familyName", doctor.familyName())
                .bind("licenceNumber", doctor.licenceNumber())
                .bind("languages", doctor.languages().toArray(String[]::new))
                .bind("email", doctor.email())
                .bind("phone", doctor.phone())
                .bind("active", doctor.active())
                .bind("leaving", doctor.leaving())
                .bind("version", doctor.version());
    }

    private static void addDetails(Handle handle, DoctorView doctor) {
        handle.createUpdate("""
                INSERT INTO doctors.doctor_specialty (doctor_id, specialty, position)
                SELECT :id, s.code, s.position FROM unnest(:codes::text[]) WITH ORDINALITY AS s (code, position)""")
                .bind("id", doctor.id())
                .bind("codes", doctor.specialties().toArray(String[]::new))
                .execute();
        handle.createUpdate("""
                INSERT INTO doctors.doctor_department (doctor_id, department_id)
                SELECT :id, unnest(:departments::uuid[])""")
                .bind("id", doctor.id())
                .bind("departments", doctor.departmentIds().toArray(UUID[]::new))
                .execute();
    }

    static Page<DoctorView> page(Handle handle, DoctorQuery query) {
        var after = query.page.after().orElse(List.of("", ""));
        String id = after.getLast();
        List<DoctorView> rows = bind(handle.createQuery(SELECT + NARROWED + """
                           AND (:after = '' OR (d.sort_name, d.id) > (
                                doctors.words(:afterName), nullif(:after, '')::uuid))
                        ORDER BY d.sort_name, d.id LIMIT :limit OFFSET :offset"""), query)
                .bind("after", id)
                .bind("afterName", after.getFirst())
                .bind("limit", query.page.limit() + 1)
                .bind("offset", query.page.offset())
                .map((row, context) -> view(row))
                .list();
        long total = bind(handle.createQuery("SELECT count(*) FROM doctors.doctor d " + NARROWED), query)
                .mapTo(Long.class)
                .one();
        return Page.cut(
                rows,
                query.page,
                doctor -> List.of(doctor.familyName() + " " + doctor.givenName(), doctor.id()),
                total);
    }

    private static Query bind(Query sql, DoctorQuery query) {
        return sql.bind("patterns", SearchWords.patterns(query.q))
                .bind("active", query.active)
                .bind("specialty", query.specialty)
                .bind("department", query.departmentId);
    }

    static List<Specialty> specialties(Handle handle) {
        return handle.createQuery("SELECT code, name FROM doctors.specialty ORDER BY name")
                .map((row, context) -> new Specialty(row.getString("code"), row.getString("name")))
                .list();
    }

    public static Optional<DoctorView> find(Handle handle, UUID id) {
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
                row.getBoolean("leaving"),
                row.getLong("version"));
    }
}
