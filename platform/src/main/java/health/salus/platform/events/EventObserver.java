package health.salus.platform.events;

import java.util.UUID;

/**
 * Drops what this process keeps in memory when something changed, in every process that runs the module. It has no other
 * effect: it may be called twice, and not at all while the process is down.
 */
public interface EventObserver<T> {
    String event();

    Class<T> payload();

    void observe(T event);

    /** As {@link #observe(Object)}, for who also cares which event it was. */
    default void observe(UUID eventId, T event) {
        observe(event);
    }
}
