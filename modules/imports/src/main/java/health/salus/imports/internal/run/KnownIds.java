package health.salus.imports.internal.run;

import health.salus.platform.data.Database;
import health.salus.platform.data.Transaction;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What rows of another system became here. */
public final class KnownIds {
    private final Database database;
    private final String source;

    public KnownIds(Database database, String source) {
        this.database = database;
        this.source = source;
    }

    /** The ids here of those external ids that are known. */
    public Map<String, UUID> of(String kind, Collection<String> externalIds) {
        return database.read(handle -> handle.createQuery("""
                        SELECT external_id, id FROM imports.known
                        WHERE source = :source AND kind = :kind AND external_id = ANY (:ids)""")
                .bind("source", source)
                .bind("kind", kind)
                .bind("ids", externalIds.toArray(String[]::new))
                .reduceRows(new java.util.HashMap<>(), (found, row) -> {
                    found.put(row.getColumn("external_id", String.class), row.getColumn("id", UUID.class));
                    return found;
                }));
    }

    public void note(Transaction transaction, String kind, Map<String, UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        transaction
                .handle()
                .createUpdate("""
                        INSERT INTO imports.known (source, kind, external_id, id)
                        SELECT :source, :kind, * FROM unnest(:externals::text[], :ids::uuid[])
                        ON CONFLICT (source, kind, external_id) DO UPDATE SET id = EXCLUDED.id""")
                .bind("source", source)
                .bind("kind", kind)
                .bind("externals", ids.keySet().toArray(String[]::new))
                .bind("ids", ids.values().toArray(UUID[]::new))
                .execute();
    }
}
