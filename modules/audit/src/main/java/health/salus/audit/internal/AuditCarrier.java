package health.salus.audit.internal;

import health.salus.audit.Audit;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.audit.AuditSink;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes the access records of this process's modules to audit, wherever audit runs. */
@ApplicationScoped
class AuditCarrier implements AuditSink {
    private final Audit audit;

    AuditCarrier(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void append(List<AccessRecord> records) {
        audit.append(records);
    }
}
