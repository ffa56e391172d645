package health.salus.departments;

import health.salus.platform.events.Event;
import java.util.UUID;

/** A ward was added or changed, its beds included. */
public record WardChanged(UUID wardId) implements Event {
    @Override
    public UUID aggregateId() {
        return wardId;
    }
}
