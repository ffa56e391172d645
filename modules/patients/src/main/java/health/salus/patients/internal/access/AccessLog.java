package health.salus.patients.internal.access;

import health.salus.audit.Audit;
import health.salus.audit.AuditEntry;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who opened or changed a patient's record: for those who may open it themselves, the patient among them. */
@ApplicationScoped
class AccessLog {
    private final Database database;
    private final Audit audit;
    private final RecordAccess access;
    private final Clock clock;

    AccessLog(@Schema("patients") Database database, Audit audit, RecordAccess access, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.access = access;
        this.clock = clock;
    }

    /**
     * One access.
     *
     * @param purpose why, where a reason was asked for
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "AccessLogEntry")
    record Entry(
            Instant at,
            UUID userId,
            String userName,
            List<String> roles,
            String action,
            @Nullable String purpose,
            String outcome,
            String ipAddress,
            String requestId) {
        static Entry of(AuditEntry entry) {
            return new Entry(
                    entry.at(),
                    entry.userId(),
                    entry.userName(),
                    entry.roles(),
                    entry.action(),
                    entry.purpose(),
                    entry.outcome(),
                    entry.ipAddress(),
                    entry.requestId());
        }
    }

    Page<Entry> of(Caller caller, UUID patientId, int limit, @Nullable String cursor) {
        access.mustBeAllowed(caller, patientId);
        Page<AuditEntry> accesses = audit.accesses(patientId, limit, cursor);
        database.recordRead(
                AccessRecord.of(caller, clock.instant(), "patients:read-access-log", "patient", patientId, patientId));
        return accesses.map(Entry::of);
    }
}
