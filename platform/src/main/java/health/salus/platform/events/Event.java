package health.salus.platform.events;

import java.util.UUID;

/**
 * A fact, in the past tense, published by the module that owns it. A record of ids and values; its simple class name is
 * its name on the wire. Fields may be added later, never renamed or removed.
 */
public interface Event {
    /** The thing it happened to; events of one aggregate are handed over in the order they were stored. */
    UUID aggregateId();
}
