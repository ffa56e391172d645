package health.salus.departments.internal.organization;

import health.salus.departments.ImportedOrganization;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code departments.imported_organization}. */
final class ImportedRepository {
    private ImportedRepository() {}

    static Optional<UUID> locationOf(Handle handle, String source, String externalId) {
        return handle.createQuery("""
                SELECT location_id FROM departments.imported_organization
                WHERE source = :source AND external_id = :externalId""")
                .bind("source", source)
                .bind("externalId", externalId)
                .map((row, context) -> row.getObject("location_id", UUID.class))
                .findOne();
    }

    static void insert(Handle handle, ImportedOrganization organization, UUID locationId, UUID departmentId) {
        handle.createUpdate("""
                INSERT INTO departments.imported_organization (source, external_id, location_id, department_id)
                VALUES (:source, :externalId, :location, :department)""")
                .bind("source", organization.source())
                .bind("externalId", organization.externalId())
                .bind("location", locationId)
                .bind("department", departmentId)
                .execute();
    }
}
