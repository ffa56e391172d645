package health.salus.audit.internal;

import health.salus.audit.Audit;
import health.salus.audit.AuditEntry;
import health.salus.audit.internal.chain.AppendEntries;
import health.salus.audit.internal.search.AuditFilter;
import health.salus.audit.internal.search.SearchEntries;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.web.Page;
import health.salus.platform.web.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Audit where it runs. */
@ApplicationScoped
@Typed(AuditLog.class)
@RunOnVirtualThread
public class AuditLog implements Audit {
    private final AppendEntries append;
    private final SearchEntries search;

    AuditLog(AppendEntries append, SearchEntries search) {
        this.append = append;
        this.search = search;
    }

    @Override
    public void append(List<AccessRecord> records) {
        append.run(records);
    }

    @Override
    public Page<AuditEntry> accesses(UUID patientId, int limit, @Nullable String cursor) {
        return search.run(AuditFilter.ofPatient(patientId), PageQuery.from("accesses of " + patientId, limit, cursor));
    }
}
