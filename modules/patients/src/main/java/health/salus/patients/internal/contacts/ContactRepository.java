package health.salus.patients.internal.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code patients.emergency_contact}. */
public final class ContactRepository {
    private static final String COLUMNS = "id, name, relationship, phone, priority, version";

    private ContactRepository() {}

    public static void insert(Handle handle, UUID patientId, EmergencyContact contact) {
        handle.createUpdate("""
                INSERT INTO patients.emergency_contact (id, patient_id, name, relationship, phone, priority, version)
                VALUES (:id, :patientId, :name, :relationship, :phone, :priority, :version)
                """)
                .bind("patientId", patientId)
                .bindMethods(contact)
                .execute();
    }

    static List<EmergencyContact> of(Handle handle, UUID patientId) {
        return handle.createQuery("SELECT " + COLUMNS
                        + " FROM patients.emergency_contact WHERE patient_id = :patientId ORDER BY priority, id")
                .bind("patientId", patientId)
                .map((row, context) -> read(row))
                .list();
    }

    static Optional<EmergencyContact> lock(Handle handle, UUID patientId, UUID id) {
        return handle.createQuery("SELECT " + COLUMNS
                        + " FROM patients.emergency_contact WHERE patient_id = :patientId AND id = :id FOR UPDATE")
                .bind("patientId", patientId)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    static void update(Handle handle, EmergencyContact contact) {
        handle.createUpdate("""
                UPDATE patients.emergency_contact
                SET name = :name, relationship = :relationship, phone = :phone, priority = :priority, version = :version
                WHERE id = :id
                """).bindMethods(contact).execute();
    }

    static void delete(Handle handle, UUID id) {
        handle.createUpdate("DELETE FROM patients.emergency_contact WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    private static EmergencyContact read(ResultSet row) throws SQLException {
        return new EmergencyContact(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("relationship"),
                row.getString("phone"),
                row.getInt("priority"),
                row.getLong("version"));
    }
}
