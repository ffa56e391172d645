package health.salus.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.data.Ids;
import health.salus.platform.web.Json;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** One module's outgoing facts: rows written in the transaction that made them true, carried away after it. */
public final class Outbox {
    private final String insert;
    private volatile Runnable relay = () -> {};

    public Outbox(String module) {
        this.insert = """
                INSERT INTO %s.outbox (id, type, aggregate_id, payload)
                SELECT id, type, aggregate_id, payload FROM
                    unnest(?::uuid[], ?::text[], ?::uuid[], ?::jsonb[]) WITH ORDINALITY
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

    /** The statement that stores events; its values are set by {@link #bind}. */
    public String insert() {
        return insert;
    }

    /** @return the number of the next parameter, counted from 1 as JDBC does */
    public int bind(PreparedStatement statement, int first, List<Event> events) throws SQLException {
        var ids = new UUID[events.size()];
        var types = new String[ids.length];
        var aggregates = new UUID[ids.length];
        var payloads = new String[ids.length];
        for (int i = 0; i < ids.length; i++) {
            Event event = events.get(i);
            ids[i] = Ids.next();
            types[i] = event.getClass().getSimpleName();
            aggregates[i] = event.aggregateId();
            payloads[i] = json(event);
        }
        var connection = statement.getConnection();
        statement.setArray(first, connection.createArrayOf("uuid", ids));
        statement.setArray(first + 1, connection.createArrayOf("text", types));
        statement.setArray(first + 2, connection.createArrayOf("uuid", aggregates));
        statement.setArray(first + 3, connection.createArrayOf("text", payloads));
        return first + 4;
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
