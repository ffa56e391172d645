package health.salus.audit.internal.chain;

import health.salus.platform.audit.AccessRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code audit.entry}. */
public final class EntryRepository {
    public static final String COLUMNS = """
            position, id, at, user_id, user_name, roles, action, resource_type, resource_id, patient_id,
            ip_address, user_agent, request_id, purpose, outcome, detail, hash
            """;

    private EntryRepository() {}

    static ChainHead head(Handle handle) {
        return handle.createQuery("SELECT position, hash FROM audit.entry ORDER BY position DESC LIMIT 1")
                .map((row, context) -> new ChainHead(row.getLong("position"), row.getBytes("hash")))
                .findOne()
                .orElse(ChainHead.START);
    }

    static List<UUID> known(Handle handle, UUID[] ids) {
        return handle.createQuery("SELECT id FROM audit.entry WHERE id = ANY (:ids)")
                .bind("ids", ids)
                .mapTo(UUID.class)
                .list();
    }

    static PreparedBatch insertion(Handle handle) {
        return handle.prepareBatch("INSERT INTO audit.entry (" + COLUMNS + """
                ) VALUES (:position, :id, :at, :userId, :userName, :roles, :action, :resourceType, :resourceId, :patientId,
                    :ipAddress, :userAgent, :requestId, :purpose, :outcome, :detail, :hash)""");
    }

    static void add(PreparedBatch batch, long position, AccessRecord entry, byte[] hash) {
        batch.bind("position", position)
                .bind("id", entry.id())
                .bind("at", entry.at())
                .bind("userId", entry.userId())
                .bind("userName", entry.userName())
                .bind("roles", entry.roles().toArray(String[]::new))
                .bind("action", entry.action())
                .bind("resourceType", entry.resourceType())
                .bind("resourceId", entry.resourceId())
                .bind("patientId", entry.patientId())
                .bind("ipAddress", entry.ipAddress())
                .bind("userAgent", entry.userAgent())
                .bind("requestId", entry.requestId())
                .bind("purpose", entry.purpose())
                .bind("outcome", entry.outcome())
                .bind("detail", entry.detail())
                .bind("hash", hash)
                .add();
    }

    public static AccessRecord entry(ResultSet row) throws SQLException {
        return new AccessRecord(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("user_id", UUID.class),
                row.getString("user_name"),
                List.of((String[]) row.getArray("roles").getArray()),
                row.getString("action"),
                row.getString("resource_type"),
                row.getString("resource_id"),
                row.getObject("patient_id", UUID.class),
                row.getString("ip_address"),
                row.getString("user_agent"),
                row.getString("request_id"),
                row.getString("purpose"),
                row.getString("outcome"),
                row.getString("detail"));
    }
}
