package health.salus.platform.audit;

import java.util.List;

/** Where access records end up: the module that keeps them implements it as a CDI bean. */
public interface AuditSink {
    /** Returns when they are kept. The same record may come twice: its {@code id} tells, and the second is ignored. */
    void append(List<AccessRecord> records);
}
