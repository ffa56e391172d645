package health.salus.doctors.internal.provider;

import health.salus.doctors.ImportedProvider;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code doctors.imported_provider}. */
final class ImportedRepository {
    private ImportedRepository() {}

    static Optional<UUID> doctorOf(Handle handle, String source, String externalId) {
        return handle.createQuery("""
                SELECT doctor_id FROM doctors.imported_provider
                WHERE source = :source AND external_id = :externalId""")
                .bind("source", source)
                .bind("externalId", externalId)
                .mapTo(UUID.class)
                .findOne();
    }

    static void insert(Handle handle, ImportedProvider provider, UUID doctorId) {
        handle.createUpdate("""
                INSERT INTO doctors.imported_provider (source, external_id, doctor_id)
                VALUES (:source, :externalId, :doctor)""")
                .bind("source", provider.source())
                .bind("externalId", provider.externalId())
                .bind("doctor", doctorId)
                .execute();
    }
}
