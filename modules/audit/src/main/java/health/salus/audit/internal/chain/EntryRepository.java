package health.salus.audit.internal.chain;

import health.salus.platform.audit.AccessRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The table {@code audit.entry}. */
public final class EntryRepository {
    public static final String COLUMNS = """
            position, id, at, user_id, user_name, roles, action, resource_type, resource_id, patient_id,
            ip_address, user_agent, request_id, purpose, outcome, detail, hash
            """;

    /** Those of the columns; the roles come as words. */
    private static final List<String> TYPES = List.of(
            "bigint",
            "uuid",
            "timestamptz",
            "uuid",
            "text",
            "text",
            "text",
            "text",
            "text",
            "uuid",
            "text",
            "text",
            "text",
            "text",
            "text",
            "text",
            "bytea");

    private static final String INSERT = """
            INSERT INTO audit.entry (%1$s)
            SELECT position, id, at, user_id, user_name, string_to_array(roles, ' '), action, resource_type, resource_id,
                   patient_id, ip_address, user_agent, request_id, purpose, outcome, detail, hash
              FROM unnest(%2$s) AS link (%1$s)
            """.formatted(
                    COLUMNS, TYPES.stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", ")));

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

    /** An access record with its place in the chain. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Link(long position, AccessRecord entry, byte[] hash) {}

    /** Plain JDBC and one statement: as many entries come as people look at records. */
    static void insert(Handle handle, List<Link> links) {
        try (var insert = handle.getConnection().prepareStatement(INSERT)) {
            Object[][] columns = {
                column(links, Link::position),
                column(links, link -> link.entry().id()),
                column(links, link -> link.entry().at().atOffset(ZoneOffset.UTC)),
                column(links, link -> link.entry().userId()),
                column(links, link -> link.entry().userName()),
                column(links, link -> String.join(" ", link.entry().roles())),
                column(links, link -> link.entry().action()),
                column(links, link -> link.entry().resourceType()),
                column(links, link -> link.entry().resourceId()),
                column(links, link -> link.entry().patientId()),
                column(links, link -> link.entry().ipAddress()),
                column(links, link -> link.entry().userAgent()),
                column(links, link -> link.entry().requestId()),
                column(links, link -> link.entry().purpose()),
                column(links, link -> link.entry().outcome()),
                column(links, link -> link.entry().detail()),
                links.stream().map(Link::hash).toArray(byte[][]::new)
            };
            for (int i = 0; i < columns.length; i++) {
                insert.setArray(i + 1, handle.getConnection().createArrayOf(TYPES.get(i), columns[i]));
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Entries could not be stored", e);
        }
    }

    private static Object[] column(List<Link> links, Function<Link, ?> value) {
        return links.stream().map(value).toArray();
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
