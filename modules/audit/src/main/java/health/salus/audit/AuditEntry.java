package health.salus.audit;

import health.salus.platform.audit.AccessRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One access as it is kept.
 *
 * @param module the noun of the action
 * @param patientId whose data it was, if a patient's
 * @param outcome {@code success}, {@code denied} or {@code failure}
 */
public record AuditEntry(
        UUID id,
        Instant at,
        @Schema(examples = "patients") String module,
        UUID userId,
        String userName,
        List<String> roles,
        @Schema(examples = "patients:read") String action,
        String resourceType,
        String resourceId,
        @Nullable UUID patientId,
        String ipAddress,
        @Nullable String userAgent,
        String requestId,
        @Nullable String purpose,
        String outcome,
        @Nullable String detail) {

    public static AuditEntry of(AccessRecord record) {
        return new AuditEntry(
                record.id(),
                record.at(),
                record.action().replaceFirst(":.*", ""),
                record.userId(),
                record.userName(),
                record.roles(),
                record.action(),
                record.resourceType(),
                record.resourceId(),
                record.patientId(),
                record.ipAddress(),
                record.userAgent(),
                record.requestId(),
                record.purpose(),
                record.outcome(),
                record.detail());
    }
}
