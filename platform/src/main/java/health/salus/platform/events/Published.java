package health.salus.platform.events;

import java.util.UUID;

/**
 * An event on its way from the module that published it to those that listen.
 *
 * @param type its simple class name
 * @param payload its fields as JSON
 */
public record Published(UUID id, String type, UUID aggregateId, String payload) {}
