package health.salus.platform.events;

import health.salus.platform.data.Database;
import health.salus.platform.jobs.Retry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table {@code inbox} of one module. */
final class InboxTable {
    private static final int BATCH = 64;

    private record Noted(String handler, UUID eventId) {}

    /** An event for one handler. */
    record Delivery(String handler, Published event) {}

    private final Database database;
    private final String[] handlers;
    private final String arrive;
    private final String due;
    private final String handled;
    private final String failed;

    /** @param handlers names of the handlers there are; events for others, of a newer version perhaps, stay where they are */
    InboxTable(Database database, Collection<String> handlers) {
        this.database = database;
        this.handlers = handlers.toArray(String[]::new);
        this.arrive = """
                INSERT INTO %1$s.inbox (handler, event_id, aggregate_id, payload, state)
                SELECT handler, event_id, aggregate_id, CASE WHEN waits THEN payload END,
                       CASE WHEN waits THEN 'waiting' ELSE 'handled' END
                  FROM (SELECT delivery.*,
                               event_id <> first_value(event_id) OVER (PARTITION BY aggregate_id ORDER BY place)
                               OR EXISTS (SELECT 1 FROM %1$s.inbox earlier
                                   WHERE earlier.state = 'waiting' AND earlier.aggregate_id = delivery.aggregate_id
                                     AND earlier.event_id <> delivery.event_id) AS waits
                          FROM unnest(:handlers::text[], :events::uuid[], :aggregates::uuid[], :payloads::jsonb[]) WITH ORDINALITY
                              AS delivery (handler, event_id, aggregate_id, payload, place)) AS arrived
                 ORDER BY place
                ON CONFLICT DO NOTHING
                RETURNING handler, event_id, state
                """.formatted(database.module());
        this.due = """
                SELECT handler, event_id, payload::text, failures FROM %1$s.inbox event
                WHERE state = 'waiting' AND due_at <= now() AND handler = ANY (:handlers)
                  AND NOT EXISTS (SELECT 1 FROM %1$s.inbox earlier
                      WHERE earlier.state = 'waiting' AND earlier.aggregate_id = event.aggregate_id
                        AND earlier.position < event.position AND earlier.event_id <> event.event_id)
                ORDER BY position LIMIT :batch
                """.formatted(database.module());
        this.handled = """
                UPDATE %s.inbox AS event SET state = 'handled', payload = NULL, failure = NULL, changed_at = now()
                  FROM unnest(:handlers::text[], :events::uuid[]) AS arrival (handler, event_id)
                 WHERE event.handler = arrival.handler AND event.event_id = arrival.event_id AND event.state = 'waiting'
                RETURNING event.handler, event.event_id
                """.formatted(database.module());
        this.failed = """
                UPDATE %s.inbox SET state = :state, failures = :failures, failure = :failure,
                    due_at = now() + make_interval(secs => :pause), changed_at = now()
                WHERE handler = :handler AND event_id = :event AND state = 'waiting'
                """.formatted(database.module());
    }

    /** Stores what has arrived for the module of this database, in this order; what is there already stays as it is. */
    static void put(Database database, List<Delivery> deliveries) {
        database.jdbi()
                .useHandle(handle -> bind(handle.createUpdate("""
                        INSERT INTO %s.inbox (handler, event_id, aggregate_id, payload)
                        SELECT handler, event_id, aggregate_id, payload FROM
                            unnest(:handlers::text[], :events::uuid[], :aggregates::uuid[], :payloads::jsonb[]) WITH ORDINALITY
                            AS delivery (handler, event_id, aggregate_id, payload, place)
                        ORDER BY place
                        ON CONFLICT DO NOTHING
                        """.formatted(database.module())), deliveries)
                        .execute());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, List<Delivery> deliveries) {
        return statement
                .bind("handlers", deliveries.stream().map(Delivery::handler).toArray(String[]::new))
                .bind("events", deliveries.stream().map(d -> d.event().id()).toArray(UUID[]::new))
                .bind(
                        "aggregates",
                        deliveries.stream().map(d -> d.event().aggregateId()).toArray(UUID[]::new))
                .bind(
                        "payloads",
                        deliveries.stream().map(d -> d.event().payload()).toArray(String[]::new));
    }

    /**
     * @param now those to be handled in this very transaction, which are noted as handled
     * @param someWait whether others were stored that have to wait for an earlier event of theirs
     */
    record Arrived(List<Arrival> now, boolean someWait) {}

    /** As {@link #put}, in the handlers' transaction; events that need not wait for another are noted as handled already. */
    Arrived arrive(Handle handle, List<Delivery> deliveries) {
        Map<Noted, Boolean> stored = new HashMap<>();
        bind(handle.createQuery(arrive), deliveries)
                .map((row, context) -> stored.put(
                        new Noted(row.getString("handler"), row.getObject("event_id", UUID.class)),
                        "handled".equals(row.getString("state"))))
                .list();
        boolean someWait = stored.containsValue(false);
        List<Arrival> now = deliveries.stream()
                .filter(delivery -> Boolean.TRUE.equals(stored.remove(
                        new Noted(delivery.handler(), delivery.event().id())))) // what came twice, once
                .map(delivery -> new Arrival(
                        delivery.handler(),
                        delivery.event().id(),
                        delivery.event().payload(),
                        0))
                .toList();
        return new Arrived(now, someWait);
    }

    /** What may be handled now: of each aggregate only the first event that is not done with. */
    List<Arrival> due() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(due)
                        .bind("handlers", handlers)
                        .bind("batch", BATCH)
                        .map((row, context) -> new Arrival(
                                row.getString("handler"),
                                row.getObject("event_id", UUID.class),
                                row.getString("payload"),
                                row.getInt("failures")))
                        .list());
    }

    /** Notes in the handlers' transaction that these events were handled; leaves out those that already were. */
    List<Arrival> handled(Handle handle, List<Arrival> arrivals) {
        Set<Noted> noted = handle.createQuery(handled)
                .bind("handlers", arrivals.stream().map(Arrival::handler).toArray(String[]::new))
                .bind("events", arrivals.stream().map(Arrival::eventId).toArray(UUID[]::new))
                .map((row, context) -> new Noted(row.getString("handler"), row.getObject("event_id", UUID.class)))
                .set();
        return arrivals.stream()
                .filter(arrival -> noted.contains(new Noted(arrival.handler(), arrival.eventId())))
                .toList();
    }

    void failed(Arrival arrival, Throwable failure) {
        int failures = arrival.failures() + 1;
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(failed)
                        .bind("state", failures < Retry.MOST ? "waiting" : "dead")
                        .bind("failures", failures)
                        .bind("failure", Retry.reason(failure))
                        .bind("pause", (double) Retry.after(failures).toSeconds())
                        .bind("handler", arrival.handler())
                        .bind("event", arrival.eventId())
                        .execute());
    }
}
