package health.salus.platform.events;

import health.salus.platform.data.Database;
import health.salus.platform.jobs.Loop;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;

/**
 * Takes one module's events out of its outbox, in the order they were stored, and gives them to the carrier. They leave
 * the outbox in the same transaction, after they have arrived: a crash in between means that they are carried twice.
 * One process at a time does this for a module.
 */
final class Relay implements AutoCloseable {
    private static final int BATCH = 200;

    /** Only for what another process left behind when it ended; its own commits wake the relay. */
    private static final Duration POLL = Duration.ofSeconds(5);

    private static final Duration SOON = Duration.ofMillis(50);

    /** A relay holds one connection and needs a second to deliver: not so many at once that none is left. */
    private static final Semaphore AT_ONCE = new Semaphore(2);

    private final Database database;
    private final EventCarrier carrier;
    private final Observers observers;
    private final Loop loop;

    private record Row(long position, Published event) {}

    private enum Outcome {
        EMPTY,
        MORE,
        BUSY
    }

    Relay(Database database, EventCarrier carrier, Observers observers) {
        this.database = database;
        this.carrier = carrier;
        this.observers = observers;
        this.loop = Loop.start(database.module() + " relay", POLL, this::run);
        database.outbox().carriedBy(loop::wake);
    }

    private void run() {
        Outcome outcome;
        do {
            outcome = pass();
            if (outcome == Outcome.BUSY && !pause()) {
                return;
            }
        } while (outcome != Outcome.EMPTY && !loop.stopping());
    }

    private Outcome pass() {
        AT_ONCE.acquireUninterruptibly();
        try {
            return database.jdbi().inTransaction(handle -> locked(handle) ? carry(handle) : Outcome.BUSY);
        } finally {
            AT_ONCE.release();
        }
    }

    private boolean locked(Handle handle) {
        return handle.createQuery("SELECT pg_try_advisory_xact_lock(hashtext('outbox'), hashtext(:module))")
                .bind("module", database.module())
                .mapTo(Boolean.class)
                .one();
    }

    private Outcome carry(Handle handle) {
        List<Published> events = take(handle);
        if (events.isEmpty()) {
            return Outcome.EMPTY;
        }
        // Before anybody else hears of it and asks: what this process answers must not come from an old copy.
        observers.tell(events);
        carrier.carry(handle, database.module(), events);
        return events.size() < BATCH ? Outcome.EMPTY : Outcome.MORE;
    }

    private List<Published> take(Handle handle) {
        return handle
                .createQuery("""
                        DELETE FROM %1$s.outbox WHERE position IN (SELECT position FROM %1$s.outbox ORDER BY position LIMIT :batch)
                        RETURNING position, id, type, aggregate_id, payload::text
                        """.formatted(database.module()))
                .bind("batch", BATCH)
                .map((row, context) -> new Row(
                        row.getLong("position"),
                        new Published(
                                row.getObject("id", UUID.class),
                                row.getString("type"),
                                row.getObject("aggregate_id", UUID.class),
                                row.getString("payload"))))
                .stream()
                .sorted(Comparator.comparingLong(Row::position))
                .map(Row::event)
                .toList();
    }

    /** Another process has the outbox in hand, but it may have looked before our rows were there. */
    private static boolean pause() {
        try {
            Thread.sleep(SOON);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        database.outbox().carriedBy(() -> {});
        loop.close();
    }
}
