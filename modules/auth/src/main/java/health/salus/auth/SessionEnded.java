package health.salus.auth;

import health.salus.platform.events.Event;
import java.util.UUID;

/** A session was signed out or killed; what is still open for it has to be closed. */
public record SessionEnded(UUID sessionId, UUID userId, String reason) implements Event {
    @Override
    public UUID aggregateId() {
        return sessionId;
    }
}
