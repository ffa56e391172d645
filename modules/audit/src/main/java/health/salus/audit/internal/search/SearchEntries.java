package health.salus.audit.internal.search;

import health.salus.audit.AuditEntry;
import health.salus.audit.internal.chain.EntryRepository;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.web.Page;
import health.salus.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds entries, newest first. Ids carry the time, so a period is a range of an index that is there anyway. */
@ApplicationScoped
public class SearchEntries {
    /** An id is made a moment before or after the time in the entry. */
    private static final Duration APART = Duration.ofMinutes(10);

    private final Database database;

    SearchEntries(@Schema("audit") Database database) {
        this.database = database;
    }

    public Page<AuditEntry> run(AuditFilter filter, PageQuery query) {
        UUID before =
                query.after().map(values -> UUID.fromString(values.getFirst())).orElse(null);
        var rows = find(filter, before, query.offset(), query.limit() + 1);
        return Page.cut(rows, query, entry -> List.of(entry.id()), null);
    }

    /** @param before entries older than this one; null for the newest */
    List<AuditEntry> find(AuditFilter filter, @Nullable UUID before, long offset, int most) {
        Instant start = filter.start();
        Instant end = filter.end();
        return database.readMaybeBehind(handle -> {
            var query = handle.createQuery(sql(filter, before, start, end));
            bind(query, "patientId", filter.patientId);
            bind(query, "userId", filter.userId);
            bind(query, "action", filter.action);
            bind(query, "module", filter.module);
            bind(query, "outcome", filter.outcome);
            bind(query, "start", start);
            bind(query, "end", end);
            bind(query, "lowest", start == null ? null : smallestId(start.minus(APART)));
            bind(query, "highest", end == null ? null : smallestId(end.plus(APART)));
            bind(query, "before", before);
            return query.bind("offset", offset)
                    .bind("most", most)
                    .map((row, context) -> AuditEntry.of(EntryRepository.entry(row)))
                    .list();
        });
    }

    private static void bind(org.jdbi.v3.core.statement.Query query, String name, @Nullable Object value) {
        if (value != null) {
            query.bind(name, value);
        }
    }

    private static String sql(
            AuditFilter filter, @Nullable UUID before, @Nullable Instant start, @Nullable Instant end) {
        var sql = new StringBuilder("SELECT " + EntryRepository.COLUMNS + "FROM audit.entry WHERE true");
        when(sql, filter.patientId, " AND patient_id = :patientId");
        when(sql, filter.userId, " AND user_id = :userId");
        when(sql, filter.action, " AND action = :action");
        when(sql, filter.module, " AND starts_with(action, :module || ':')");
        when(sql, filter.outcome, " AND outcome = :outcome");
        when(sql, start, " AND at >= :start AND id >= :lowest");
        when(sql, end, " AND at < :end AND id < :highest");
        when(sql, before, " AND id < :before");
        return sql.append(" ORDER BY id DESC OFFSET :offset LIMIT :most").toString();
    }

    private static void when(StringBuilder sql, @Nullable Object value, String condition) {
        if (value != null) {
            sql.append(condition);
        }
    }

    /** The smallest UUID of version 7 of that millisecond. */
    private static UUID smallestId(Instant instant) {
        return new UUID(Math.max(0, instant.toEpochMilli()) << 16, 0);
    }
}
