package health.salus.appointments.internal.slots;

import health.salus.appointments.internal.appointment.Period;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A doctor or a room is taken for a time.
 *
 * @param until when the hold that takes it runs out; null for what is more than a hold
 */
record Busy(UUID appointmentId, Period time, @Nullable Instant until) {
    boolean at(Instant now) {
        return until == null || until.isAfter(now);
    }
}
