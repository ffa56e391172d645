package health.salus.auth.internal.sessions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The time between signing in and signing out on one device.
 *
 * @param web whether the refresh token lives in a cookie of the web app
 * @param expiresAt when it ends if it is not used
 * @param endsAt when it ends in any case
 * @param endedAt when it was ended, if it was
 */
record Session(
        UUID id,
        UUID userId,
        boolean web,
        String ipAddress,
        @Nullable String userAgent,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        Instant endsAt,
        @Nullable Instant endedAt) {

    boolean isOpen(Instant now) {
        return endedAt == null && now.isBefore(expiresAt) && now.isBefore(endsAt);
    }
}
