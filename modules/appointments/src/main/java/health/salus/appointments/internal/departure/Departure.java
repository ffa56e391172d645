package health.salus.appointments.internal.departure;

import health.salus.platform.web.Failure;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A doctor leaves, as far as their appointments are concerned.
 *
 * @param id that of the departure in the doctors module
 */
record Departure(UUID id, UUID doctorId, State state, Instant startedAt) {

    /** Where it stands. */
    enum State {
        /** Other times are being looked for; about those found, people may decide already. */
        PROPOSING,
        OPEN,
        SETTLED,
        /** The doctor stays after all; what was done is being undone. */
        REVERSING,
        REVERSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    boolean takesDecisions() {
        return state == State.PROPOSING || state == State.OPEN;
    }

    /** @throws Failure.Conflict once everything is settled, or when the doctor stays after all */
    void mustTakeDecisions() {
        if (!takesDecisions()) {
            throw new Failure.Conflict(
                    "departure-not-open",
                    state == State.SETTLED
                            ? "Everything is settled; the doctor has left."
                            : "The departure is undone; there is nothing to decide any more.");
        }
    }
}
