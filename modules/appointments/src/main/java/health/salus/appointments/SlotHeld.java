package health.salus.appointments;

import health.salus.platform.events.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A slot is kept free for somebody who is filling in the rest, or for a proposal; nobody else is offered it. */
public record SlotHeld(UUID holdId, UUID doctorId, @Nullable UUID roomId, Instant start, Instant end) implements Event {
    @Override
    public UUID aggregateId() {
        return holdId;
    }
}
