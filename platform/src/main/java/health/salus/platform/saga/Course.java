package health.salus.platform.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a saga has come. Every method answers with what is the case afterwards.
 *
 * @param undoneFor why it goes back, or went; null while it goes forward, and when it was finished
 * @param stuck going back does not succeed, and somebody has to look
 * @param step where it stands
 * @param answered steps still ahead whose answer has come already
 * @param turn rises with every change
 * @param failures of the present step in a row
 * @param failure the last one of the present step; once the saga goes back for failures, the one that made it
 * @param dueAt when its step must be over
 */
public record Course(
        UUID id,
        String kind,
        UUID subject,
        String data,
        UUID askedBy,
        String askedName,
        State state,
        @Nullable Reason undoneFor,
        boolean stuck,
        String step,
        Set<String> answered,
        int turn,
        int failures,
        @Nullable String failure,
        Instant dueAt,
        Instant startedAt,
        Instant changedAt) {

    /** What happens next. */
    public enum State {
        /** The step is to be taken, forward or back. */
        ACTING,
        /** The step was taken, and somebody has to answer. */
        WAITING,
        OVER
    }

    /** Why a saga goes back. */
    public enum Reason {
        /** A person or a step said no. */
        REFUSED,
        /** A step took longer than it may. */
        LATE,
        /** A step failed too often. */
        FAILED
    }

    public boolean undoing() {
        return undoneFor != null;
    }

    public boolean isOver() {
        return state == State.OVER;
    }

    boolean waitsIn(String named, boolean back) {
        return state == State.WAITING && undoing() == back && step.equals(named);
    }

    /** The step was taken, or what it waited for has come. */
    Course after(Step.Progress progress, List<? extends Step<?>> steps, Instant now) {
        if (progress == Step.Progress.AWAITED && (undoing() || !answered.contains(step))) {
            // The limit is that of the step as a whole, however it is divided between doing and waiting.
            return at(step, State.WAITING, undoneFor, dueAt, now);
        }
        int next = place(steps) + (undoing() ? -1 : 1);
        return standingAt(next, steps, undoneFor, now);
    }

    /** From here on it goes back. What was not taken needs no undoing. */
    Course turnedBack(Reason reason, List<? extends Step<?>> steps, Instant now) {
        if (undoing() || isOver()) {
            throw new IllegalStateException("It goes back already, or is over");
        }
        return standingAt(state == State.WAITING ? place(steps) : place(steps) - 1, steps, reason, now);
    }

    Course failed(String why, Instant now) {
        return new Course(
                id,
                kind,
                subject,
                data,
                askedBy,
                askedName,
                state,
                undoneFor,
                stuck,
                step,
                answered,
                turn,
                failures + 1,
                why,
                dueAt,
                startedAt,
                now);
    }

    /** It stays where it is, for somebody to look at; its step may still succeed. */
    Course noticed(Instant now) {
        return new Course(
                id, kind, subject, data, askedBy, askedName, state, undoneFor, true, step, answered, turn, failures,
                failure, dueAt, startedAt, now);
    }

    /** An answer may be faster than the step that waits for it. */
    boolean comesTo(String named, List<? extends Step<?>> steps) {
        boolean forward = !isOver() && !undoing();
        return forward && place(steps) <= place(named, steps);
    }

    Course remembering(String named) {
        var more = new HashSet<>(answered);
        more.add(named);
        return new Course(
                id,
                kind,
                subject,
                data,
                askedBy,
                askedName,
                state,
                undoneFor,
                stuck,
                step,
                Set.copyOf(more),
                turn,
                failures,
                failure,
                dueAt,
                startedAt,
                changedAt);
    }

    private int place(List<? extends Step<?>> steps) {
        return place(step, steps);
    }

    private int place(String named, List<? extends Step<?>> steps) {
        for (int place = 0; place < steps.size(); place++) {
            if (steps.get(place).name().equals(named)) {
                return place;
            }
        }
        throw new IllegalStateException("A saga of kind " + kind + " has no step " + named);
    }

    private Course standingAt(int place, List<? extends Step<?>> steps, @Nullable Reason reason, Instant now) {
        if (place < 0 || place == steps.size()) {
            return at(step, State.OVER, reason, now, now);
        }
        Duration limit = steps.get(place).limit();
        return at(steps.get(place).name(), State.ACTING, reason, now.plus(limit), now);
    }

    private Course at(String where, State next, @Nullable Reason reason, Instant due, Instant now) {
        String why = reason == Reason.FAILED ? failure : null;
        return new Course(
                id, kind, subject, data, askedBy, askedName, next, reason, false, where, answered, turn + 1, 0, why,
                due, startedAt, now);
    }
}
