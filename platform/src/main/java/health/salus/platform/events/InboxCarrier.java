package health.salus.platform.events;

import health.salus.platform.data.Databases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts events straight into the inboxes of the modules that listen; needs no broker, only their databases. */
final class InboxCarrier implements EventCarrier {
    private final Handlers handlers;
    private final Databases databases;
    private final Map<String, Inbox> here;

    /** @param here inboxes of the modules of this process, which are woken */
    InboxCarrier(Handlers handlers, Databases databases, Map<String, Inbox> here) {
        this.handlers = handlers;
        this.databases = databases;
        this.here = here;
    }

    private record Delivery(String handler, Published event) {}

    @Override
    public void carry(String publisher, List<Published> events) {
        var byModule = new HashMap<String, List<Delivery>>();
        for (Published event : events) {
            for (EventHandler<?> handler : handlers.of(event.type())) {
                byModule.computeIfAbsent(handler.module(), module -> new ArrayList<>())
                        .add(new Delivery(handler.name(), event));
            }
        }
        byModule.forEach((module, deliveries) -> {
            put(module, deliveries);
            var inbox = here.get(module);
            if (inbox != null) {
                inbox.wake();
            }
        });
    }

    private void put(String module, List<Delivery> deliveries) {
        databases
                .of(module)
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        INSERT INTO %s.inbox (handler, event_id, aggregate_id, payload)
                        SELECT handler, event_id, aggregate_id, payload FROM
                            unnest(:handlers::text[], :events::uuid[], :aggregates::uuid[], :payloads::jsonb[]) WITH ORDINALITY
                            AS delivery (handler, event_id, aggregate_id, payload, place)
                        ORDER BY place
                        ON CONFLICT DO NOTHING
                        """.formatted(module))
                        .bind(
                                "handlers",
                                deliveries.stream().map(Delivery::handler).toArray(String[]::new))
                        .bind(
                                "events",
                                deliveries.stream().map(d -> d.event().id()).toArray(UUID[]::new))
                        .bind(
                                "aggregates",
                                deliveries.stream()
                                        .map(d -> d.event().aggregateId())
                                        .toArray(UUID[]::new))
                        .bind(
                                "payloads",
                                deliveries.stream()
                                        .map(d -> d.event().payload())
                                        .toArray(String[]::new))
                        .execute());
    }
}
