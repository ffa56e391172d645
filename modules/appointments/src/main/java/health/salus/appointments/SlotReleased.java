package health.salus.appointments;

import health.salus.platform.events.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A slot that was kept can be had again: it was given back, or its time ran out. */
public record SlotReleased(
        UUID holdId, UUID doctorId, @Nullable UUID roomId, Instant start, Instant end) implements Event {
    @Override
    public UUID aggregateId() {
        return holdId;
    }
}
