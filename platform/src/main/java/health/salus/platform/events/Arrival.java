package health.salus.platform.events;

import java.util.UUID;

/**
 * An event that waits for one handler.
 *
 * @param failures how often it has failed so far
 */
record Arrival(String handler, UUID eventId, String payload, int failures) {}
