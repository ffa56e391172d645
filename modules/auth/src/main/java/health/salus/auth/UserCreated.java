package health.salus.auth;

import health.salus.platform.events.Event;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody can be invited to sign in. */
public record UserCreated(
        UUID userId,
        List<String> roles,
        @Nullable UUID doctorId,
        @Nullable UUID patientId) implements Event {
    @Override
    public UUID aggregateId() {
        return userId;
    }
}
