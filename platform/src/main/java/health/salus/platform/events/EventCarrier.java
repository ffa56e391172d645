package health.salus.platform.events;

import java.util.List;

/**
 * Brings events to the modules that listen. The one place where it matters whether a message broker is between them:
 * this is implemented once for handing over within the process and once for each broker.
 */
public interface EventCarrier {
    /**
     * Returns when every listening module is sure to get them; called again with the same events when it throws, or when the
     * process ends before it returns. Events of one aggregate come in their order.
     */
    void carry(String publisher, List<Published> events);
}
