package health.salus.platform.events;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Brings events to the modules that listen, and to the observers of the other processes. The one place where it matters
 * whether a message broker is between them: this is implemented once for handing over through the databases and once for
 * RabbitMQ.
 */
public interface EventCarrier {
    /**
     * Returns when every listening module is sure to get them; called again with the same events when it throws, or when the
     * process ends before it returns. Events of one aggregate come in their order.
     *
     * @param outbox the transaction in which the events leave the publisher's outbox
     */
    void carry(Handle outbox, String publisher, List<Published> events);
}
