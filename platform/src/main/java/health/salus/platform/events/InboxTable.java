package health.salus.platform.events;

import health.salus.platform.data.Database;
import health.salus.platform.jobs.Retry;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code inbox} of one module. */
final class InboxTable {
    private static final int BATCH = 64;

    private final Database database;
    private final String[] handlers;
    private final String due;
    private final String handled;
    private final String failed;

    /** @param handlers names of the handlers there are; events for others, of a newer version perhaps, stay where they are */
    InboxTable(Database database, Collection<String> handlers) {
        this.database = database;
        this.handlers = handlers.toArray(String[]::new);
        this.due = """
                SELECT handler, event_id, payload::text, failures FROM %1$s.inbox event
                WHERE state = 'waiting' AND due_at <= now() AND handler = ANY (:handlers)
                  AND NOT EXISTS (SELECT 1 FROM %1$s.inbox earlier
                      WHERE earlier.state = 'waiting' AND earlier.handler = event.handler
                        AND earlier.aggregate_id = event.aggregate_id AND earlier.position < event.position)
                ORDER BY position LIMIT :batch
                """.formatted(database.module());
        this.handled = """
                UPDATE %s.inbox SET state = 'handled', payload = NULL, failure = NULL, changed_at = now()
                WHERE handler = :handler AND event_id = :event AND state = 'waiting'
                """.formatted(database.module());
        this.failed = """
                UPDATE %s.inbox SET state = :state, failures = :failures, failure = :failure,
                    due_at = now() + make_interval(secs => :pause), changed_at = now()
                WHERE handler = :handler AND event_id = :event AND state = 'waiting'
                """.formatted(database.module());
    }

    /** What may be handled now: of each handler and aggregate only the first event that is not done with. */
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

    /** Notes in the handler's transaction that the event was handled; false when it already was. */
    boolean handled(Handle handle, Arrival arrival) {
        return handle.createUpdate(handled)
                        .bind("handler", arrival.handler())
                        .bind("event", arrival.eventId())
                        .execute()
                == 1;
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
