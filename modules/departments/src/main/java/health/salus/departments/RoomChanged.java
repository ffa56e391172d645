package health.salus.departments;

import health.salus.platform.events.Event;
import java.util.UUID;

/** A room was added or changed. */
public record RoomChanged(UUID roomId) implements Event {
    @Override
    public UUID aggregateId() {
        return roomId;
    }
}
