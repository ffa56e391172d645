package health.salus.patients;

import health.salus.platform.events.Event;
import java.time.Instant;
import java.util.UUID;

/** Somebody opened the record of a patient they have no care relationship with; whoever watches over access is alerted. */
public record BreakGlassUsed(UUID patientId, UUID userId, String userName, String reason, Instant expiresAt)
        implements Event {
    @Override
    public UUID aggregateId() {
        return patientId;
    }
}
