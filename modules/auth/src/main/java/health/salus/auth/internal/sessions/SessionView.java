package health.salus.auth.internal.sessions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as its owner and administrators see it.
 *
 * @param expiresAt when it ends if it is not used
 * @param current whether the request came from it
 */
public record SessionView(
        UUID id,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        String ipAddress,
        @Nullable String userAgent,
        boolean current) {

    static SessionView of(Session session, UUID current) {
        return new SessionView(
                session.id(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt().isBefore(session.endsAt()) ? session.expiresAt() : session.endsAt(),
                session.ipAddress(),
                session.userAgent(),
                session.id().equals(current));
    }
}
