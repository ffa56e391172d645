package health.salus.auth;

import health.salus.platform.events.Event;
import java.util.List;
import java.util.UUID;

/** A person's name, rights or links were changed. */
public record UserChanged(UUID userId, List<String> roles, boolean active) implements Event {
    @Override
    public UUID aggregateId() {
        return userId;
    }
}
