package health.salus.platform.saga;

import health.salus.platform.data.Transaction;
import java.time.Duration;

/**
 * One step of a saga. What it does and that it was done are one transaction, so each happens once however often the process
 * ends in between. Other modules are told and asked by events; calls to them are refused in a transaction.
 *
 * @param name the same for ever, as it is kept while the saga stands there
 * @param limit how long it may take, with all that it waits for; then the saga is undone
 * @param act what is done
 * @param undo what is done to make it as if it had never been; also when only a part of what it caused has happened
 */
public record Step<D>(String name, Duration limit, Action<D> act, Action<D> undo) {

    /** One direction of a step. */
    @FunctionalInterface
    public interface Action<D> {
        /** @throws Refused when it must not be done: then the saga is undone at once, and not tried again */
        Progress take(Transaction transaction, Errand<D> errand);
    }

    /** What has come of it. */
    public enum Progress {
        DONE,
        /** A person or another module has to answer: {@link Sagas#answered} or {@link Sagas#undone} goes on. */
        AWAITED
    }

    /** For a step that leaves nothing to be undone, or only waits. */
    public static <D> Action<D> nothing() {
        return (transaction, errand) -> Progress.DONE;
    }

    /** A step cannot be done, now or later. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Refused(String why) {
            super(why);
        }
    }
}
