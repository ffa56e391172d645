package health.salus.patients.internal.insurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code patients.insurance_policy}. */
public final class PolicyRepository {
    private static final String COLUMNS =
            "id, payer, policy_number, group_number, valid_from, valid_to, priority, version";

    private PolicyRepository() {}

    public static void insert(Handle handle, UUID patientId, InsurancePolicy policy) {
        handle.createUpdate("""
                INSERT INTO patients.insurance_policy
                    (id, patient_id, payer, policy_number, group_number, valid_from, valid_to, priority, version)
                VALUES (:id, :patientId, :payer, :policyNumber, :group, :validFrom, :validTo, :priority, :version)
                """)
                .bind("patientId", patientId)
                .bindMethods(policy)
                .execute();
    }

    static List<InsurancePolicy> of(Handle handle, UUID patientId) {
        return handle.createQuery("SELECT " + COLUMNS
                        + " FROM patients.insurance_policy WHERE patient_id = :patientId ORDER BY priority, id")
                .bind("patientId", patientId)
                .map((row, context) -> read(row))
                .list();
    }

    static Optional<InsurancePolicy> lock(Handle handle, UUID patientId, UUID id) {
        return handle.createQuery("SELECT " + COLUMNS
                        + " FROM patients.insurance_policy WHERE patient_id = :patientId AND id = :id FOR UPDATE")
                .bind("patientId", patientId)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    static void update(Handle handle, InsurancePolicy policy) {
        handle.createUpdate("""
                UPDATE patients.insurance_policy SET payer = :payer, policy_number = :policyNumber, group_number = :group,
                    valid_from = :validFrom, valid_to = :validTo, priority = :priority, version = :version
                WHERE id = :id
                """).bindMethods(policy).execute();
    }

    static void delete(Handle handle, UUID id) {
        handle.createUpdate("DELETE FROM patients.insurance_policy WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    private static InsurancePolicy read(ResultSet row) throws SQLException {
        return new InsurancePolicy(
                row.getObject("id", UUID.class),
                row.getString("payer"),
                row.getString("policy_number"),
                row.getString("group_number"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getInt("priority"),
                row.getLong("version"));
    }
}
