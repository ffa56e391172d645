package health.salus.platform.audit;

import health.salus.platform.data.Ids;
import health.salus.platform.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, to whose data, from where, and how it ended.
 *
 * @param action {@code noun:verb}, such as {@code patients:read}
 * @param resourceType the noun in singular, such as {@code patient}
 * @param patientId whose data it was, if a patient's
 * @param purpose why, where a reason was asked for
 * @param outcome {@code success}, {@code denied} or {@code failure}
 * @param detail short technical remark without clinical content, such as the changed fields
 */
public record AccessRecord(
        UUID id,
        Instant at,
        UUID userId,
        String userName,
        List<String> roles,
        String action,
        String resourceType,
        String resourceId,
        @Nullable UUID patientId,
        String ipAddress,
        @Nullable String userAgent,
        String requestId,
        @Nullable String purpose,
        String outcome,
        @Nullable String detail) {

    public static AccessRecord of(
            Caller caller,
            Instant at,
            String action,
            String resourceType,
            Object resourceId,
            @Nullable UUID patientId) {
        return new AccessRecord(
                Ids.next(),
                at,
                caller.userId(),
                caller.name(),
                List.copyOf(caller.roles()),
                action,
                resourceType,
                resourceId.toString(),
                patientId,
                caller.origin().ipAddress(),
                caller.origin().userAgent(),
                caller.origin().requestId(),
                null,
                "success",
                null);
    }

    /** The same access with its time in another precision. */
    public AccessRecord at(Instant at) {
        return with(at, purpose, outcome, detail);
    }

    public AccessRecord because(String purpose) {
        return with(at, purpose, outcome, detail);
    }

    public AccessRecord ended(String outcome) {
        return with(at, purpose, outcome, detail);
    }

    public AccessRecord noting(String detail) {
        return with(at, purpose, outcome, detail);
    }

    private AccessRecord with(Instant at, @Nullable String purpose, String outcome, @Nullable String detail) {
        return new AccessRecord(
                id,
                at,
                userId,
                userName,
                roles,
                action,
                resourceType,
                resourceId,
                patientId,
                ipAddress,
                userAgent,
                requestId,
                purpose,
                outcome,
                detail);
    }
}
