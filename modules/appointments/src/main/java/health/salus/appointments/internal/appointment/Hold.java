package health.salus.appointments.internal.appointment;

import java.time.Instant;
import java.util.UUID;

/** Who keeps a slot, and until when. */
public record Hold(UUID by, Instant expiresAt) {
    public boolean expired(Instant now) {
        return !expiresAt.isAfter(now);
    }
}
