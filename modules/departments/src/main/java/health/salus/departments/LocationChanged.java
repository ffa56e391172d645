package health.salus.departments;

import health.salus.platform.events.Event;
import java.util.UUID;

/** A location was opened or changed, its time zone, its departments or its holidays included. */
public record LocationChanged(UUID locationId) implements Event {
    @Override
    public UUID aggregateId() {
        return locationId;
    }
}
