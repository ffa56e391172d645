package health.salus.appointments.internal.departure;

import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What could become of one appointment with a doctor who leaves: another time that is kept free for it, or that it is called
 * off where none was found.
 *
 * @param was where and when it is with the leaving doctor
 * @param became where it was moved to
 * @param holdId the slot that is kept free
 * @param note why it could not be put back, a code
 * @param bookedAnewAs the appointment that stands for one that had been called off
 */
record Proposal(
        UUID id,
        UUID departureId,
        UUID appointmentId,
        Seat was,
        @Nullable Seat became,
        @Nullable UUID holdId,
        State state,
        @Nullable String note,
        @Nullable UUID bookedAnewAs,
        @Nullable Decision decision,
        long version) {

    /** Who decided about it, and when. */
    record Decision(UUID by, String name, Instant at) {
        static Decision of(Caller caller, Instant now) {
            return new Decision(caller.userId(), caller.name(), now);
        }
    }

    /** What has become of it. */
    enum State {
        /** Somebody has to decide. */
        OPEN,
        /** The time was not wanted; somebody has to find another one, or call it off. */
        DECLINED,
        MOVED,
        CANCELLED,
        /** It was changed elsewhere or took place, so there is nothing to decide any more. */
        LAPSED,
        /** The doctor stays; nothing had been decided. */
        RELEASED,
        /** The doctor stays; it is with them again. */
        PUT_BACK,
        /** The doctor stays, but it could not be put back. */
        KEPT;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String word) {
            return known(word).orElseThrow();
        }

        static Optional<State> known(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word().equals(word))
                    .findFirst();
        }
    }

    static Proposal open(UUID id, UUID departureId, UUID appointmentId, Seat was, @Nullable UUID holdId) {
        return new Proposal(id, departureId, appointmentId, was, null, holdId, State.OPEN, null, null, null, 1);
    }

    boolean isUndecided() {
        return state == State.OPEN || state == State.DECLINED;
    }

    /** @throws Failure.StaleVersion when somebody else was faster; nothing is expected where {@code expected} is null */
    void mustBeUndecided(@Nullable Long expected) {
        if (!isUndecided()) {
            throw new AlreadyDecided(state);
        }
        if (expected != null && expected != version) {
            throw new Failure.StaleVersion(version);
        }
    }

    Proposal moved(Seat where, Decision decided) {
        return with(where, State.MOVED, null, null, decided);
    }

    Proposal cancelled(Decision decided) {
        return with(null, State.CANCELLED, null, null, decided);
    }

    Proposal declined(Decision decided) {
        return with(null, State.DECLINED, null, null, decided);
    }

    Proposal lapsed() {
        return with(null, State.LAPSED, null, null, decision);
    }

    Proposal released() {
        return with(null, State.RELEASED, null, null, decision);
    }

    Proposal putBack(@Nullable UUID anew) {
        return with(became, State.PUT_BACK, null, anew, decision);
    }

    Proposal kept(String why) {
        return with(became, State.KEPT, why, null, decision);
    }

    private Proposal with(
            @Nullable Seat where, State next, @Nullable String why, @Nullable UUID anew, @Nullable Decision decided) {
        return new Proposal(id, departureId, appointmentId, was, where, holdId, next, why, anew, decided, version + 1);
    }

    /** Somebody else decided about it, or there is nothing to decide any more. */
    static final class AlreadyDecided extends Failure.Conflict {
        private static final long serialVersionUID = 1L;

        AlreadyDecided(State state) {
            super("already-decided", "This has been decided already.");
            with("currentState", state.word());
        }
    }
}
