package health.salus.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.audit.AccessRecords;
import health.salus.platform.data.Ids;
import health.salus.platform.web.Json;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** One module's outgoing facts: rows written in the transaction that made them true, carried away after it. */
public final class Outbox {
    private final String module;
    private volatile Runnable relay = () -> {};

    public Outbox(String module) {
        this.module = module;
    }

    /** Sets what carries the rows away; it is called after each commit that stored some. */
    public void carriedBy(Runnable relay) {
        this.relay = relay;
    }

    public void wake() {
        relay.run();
    }

    public void store(Handle handle, List<Event> events, List<AccessRecord> records) {
        if (!events.isEmpty()) {
            handle.createUpdate(
                            "INSERT INTO " + module
                                    + ".outbox (id, type, aggregate_id, payload) SELECT * FROM unnest(:ids::uuid[], :types::text[], :aggregates::uuid[], :payloads::jsonb[])")
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
        if (!records.isEmpty()) {
            AccessRecords.insert(handle, module, records);
        }
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
