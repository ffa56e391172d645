package health.salus.platform.events;

import health.salus.platform.data.Transaction;
import java.util.List;

/**
 * Reacts to an event, whoever published it. A CDI bean of the listening module. Delivered at least once by the transport,
 * handled exactly once: the effect and the note that it was handled are one transaction. A failure is repeated with back-off.
 *
 * @param <T> a record of the listening module's own with just the fields it needs; others are ignored
 */
public interface EventHandler<T> {
    /** The listening module. */
    String module();

    /** The event's simple class name, such as {@code AppointmentBooked}. */
    String event();

    Class<T> payload();

    /** Unique in the module and the same for ever, as it is kept with the event; for a second handler of the same event. */
    default String name() {
        return event();
    }

    /** Runs in a transaction of the listening module; calls to other modules are refused here, schedule a job for those. */
    void handle(Transaction transaction, T event);

    /** The same for several events of different aggregates; worth writing where one statement can take them all. */
    default void handleAll(Transaction transaction, List<T> events) {
        events.forEach(event -> handle(transaction, event));
    }
}
