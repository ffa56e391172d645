package health.salus.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.data.Ids;
import health.salus.platform.web.Json;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** One module's outgoing facts: rows written in the transaction that made them true, carried away after it. */
public final class Outbox {
    private final String insert;
    private volatile Runnable relay = () -> {};

    public Outbox(String module) {
        this.insert = """
                INSERT INTO %s.outbox (id, type, aggregate_id, payload)
                SELECT id, type, aggregate_id, payload FROM
                    unnest(:ids::uuid[], :types::text[], :aggregates::uuid[], :payloads::jsonb[]) WITH ORDINALITY
                    AS event (id, type, aggregate_id, payload, place)
                ORDER BY place
                """.formatted(module);
    }

    /** Sets what carries the rows away; it is called after each commit that stored some. */
    void carriedBy(Runnable relay) {
        this.relay = relay;
    }

    public void wake() {
        relay.run();
    }

    public void store(Handle handle, List<Event> events) {
        handle.createUpdate(insert)
                .bind("ids", events.stream().map(event -> Ids.next()).toArray(UUID[]::new))
                .bind(
                        "types",
                        events.stream()
                                .map(event -> event.getClass().getSimpleName())
                                .toArray(String[]::new))
                .bind("aggregates", events.stream().map(Event::aggregateId).toArray(UUID[]::new))
                .bind("payloads", events.stream().map(Outbox::json).toArray(String[]::new))
                .execute();
    }

    private static String json(Event event) {
        try {
            return Json.MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "An event cannot be written as JSON: " + event.getClass().getName(), e);
        }
    }
}
