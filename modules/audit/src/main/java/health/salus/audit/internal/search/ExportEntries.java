package health.salus.audit.internal.search;

import health.salus.audit.AuditEntry;
import health.salus.platform.web.Csv;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the entries found as CSV, a thousand at a time. */
@ApplicationScoped
class ExportEntries {
    private static final int AT_ONCE = 1000;

    private final SearchEntries search;

    ExportEntries(SearchEntries search) {
        this.search = search;
    }

    void run(AuditFilter filter, Writer out) throws IOException {
        out.write(Csv.row(
                "id",
                "at",
                "module",
                "userId",
                "userName",
                "roles",
                "action",
                "resourceType",
                "resourceId",
                "patientId",
                "ipAddress",
                "userAgent",
                "requestId",
                "purpose",
                "outcome",
                "detail"));
        UUID before = null;
        List<AuditEntry> rows;
        do {
            rows = next(filter, before);
            for (AuditEntry row : rows) {
                out.write(line(row));
                before = row.id();
            }
        } while (rows.size() == AT_ONCE);
        out.flush();
    }

    private List<AuditEntry> next(AuditFilter filter, @Nullable UUID before) {
        return search.find(filter, before, 0, AT_ONCE);
    }

    private static String line(AuditEntry entry) {
        return Csv.row(
                entry.id(),
                entry.at(),
                entry.module(),
                entry.userId(),
                entry.userName(),
                String.join(" ", entry.roles()),
                entry.action(),
                entry.resourceType(),
                entry.resourceId(),
                entry.patientId(),
                entry.ipAddress(),
                entry.userAgent(),
                entry.requestId(),
                entry.purpose(),
                entry.outcome(),
                entry.detail());
    }
}
