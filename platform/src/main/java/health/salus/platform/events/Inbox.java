package health.salus.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.data.Database;
import health.salus.platform.data.Transaction;
import health.salus.platform.jobs.Loop;
import health.salus.platform.jobs.Retry;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Handles the events that have arrived for one module. A handler's effect and the note that the event was handled are in
 * one transaction, mostly that of its arrival. An event that fails is repeated later and set aside when it has failed too often; until then later
 * events of the same aggregate wait for it, those of others do not.
 */
final class Inbox implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final String DO_NOT_WAIT = "SET LOCAL lock_timeout = '250ms'";

    private final Database database;
    private final Map<String, EventHandler<?>> handlers;
    private final InboxTable table;
    private final Loop loop;

    Inbox(Database database, Map<String, EventHandler<?>> handlers) {
        this.database = database;
        this.handlers = handlers;
        this.table = new InboxTable(database, handlers.keySet());
        this.loop = Loop.start(database.module() + " inbox", POLL, this::run);
    }

    /**
     * Takes in what has arrived, in this order, and returns when it is stored. What need not wait for an earlier event is
     * handled at once, unless one of the handlers fails or would have to wait for somebody else: then all of it is left for
     * later, so that whoever brings events is not held up by one module.
     */
    void take(List<InboxTable.Delivery> deliveries) {
        boolean someWait;
        try {
            someWait = database.write(transaction -> {
                transaction.handle().execute(DO_NOT_WAIT);
                var arrived = table.arrive(transaction.handle(), deliveries);
                call(transaction, arrived.now());
                return arrived.someWait();
            });
        } catch (RuntimeException | Error e) {
            LOG.debugf(e, "%d events are handled later", deliveries.size());
            InboxTable.put(database, deliveries);
            someWait = true;
        }
        if (someWait) {
            loop.wake();
        }
    }

    private void run() {
        List<Arrival> due = table.due();
        while (!due.isEmpty() && !loop.stopping()) {
            if (due.size() == 1) {
                handle(due.getFirst());
            } else {
                handle(due);
            }
            due = table.due();
        }
    }

    /** Many events share one transaction, which costs a fraction of one each; when one of them fails, each gets its own. */
    private void handle(List<Arrival> due) {
        try {
            database.run(transaction -> handle(transaction, due));
        } catch (RuntimeException | Error e) {
            LOG.debugf(e, "%d events are handled one by one", due.size());
            due.forEach(this::handle);
        }
    }

    private void handle(Arrival arrival) {
        if (loop.stopping()) {
            return;
        }
        try {
            database.run(transaction -> handle(transaction, List.of(arrival)));
        } catch (RuntimeException | Error e) {
            LOG.warnf(
                    "%s failed %d times on %s: %s",
                    arrival.handler(), arrival.failures() + 1, arrival.eventId(), Retry.kind(e));
            table.failed(arrival, e);
        }
    }

    /** Another process may have been faster; noting the events waits until its transaction has ended. */
    private void handle(Transaction transaction, List<Arrival> arrivals) {
        call(transaction, table.handled(transaction.handle(), arrivals));
    }

    private void call(Transaction transaction, List<Arrival> arrivals) {
        var byHandler = arrivals.stream()
                .collect(Collectors.groupingBy(Arrival::handler, LinkedHashMap::new, Collectors.toList()));
        byHandler.forEach((name, own) -> {
            EventHandler<?> handler = handlers.get(name);
            if (handler == null) {
                throw new IllegalStateException("Nobody handles " + name);
            }
            call(handler, transaction, own);
        });
    }

    /** No two events of one aggregate are due together: the order among these does not matter. */
    private static <T> void call(EventHandler<T> handler, Transaction transaction, List<Arrival> arrivals) {
        List<T> events =
                arrivals.stream().map(arrival -> event(handler, arrival)).toList();
        CurrentCaller.asSystem(handler.name(), () -> handler.handleAll(transaction, events));
    }

    private static <T> T event(EventHandler<T> handler, Arrival arrival) {
        try {
            return Json.MAPPER.readValue(arrival.payload(), handler.payload());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The event does not look as expected: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
