package health.salus.platform.events;

/**
 * Messages that RabbitMQ holds for one module.
 *
 * @param waiting not yet received
 * @param setAside received and found to be no events
 */
public record BrokerDepth(long waiting, long setAside) {}
