package health.salus.platform.events;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import health.salus.platform.data.Database;
import health.salus.platform.data.Violation;
import health.salus.platform.jobs.Loop;
import health.salus.platform.jobs.Retry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/**
 * Takes events out of the module's queue into its inbox; they leave the queue after they are stored there. A message that is
 * no event is set aside in a queue of its own; while the database is away all wait.
 */
final class BrokerReceiver implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BrokerReceiver.class);
    private static final int BATCH = 200;
    private static final Duration SOON = Duration.ofMillis(100);
    private static final long LOOK_UP_MILLIS = 500;
    private static final long DATABASE_PAUSE_MILLIS = 1_000;

    private enum Outcome {
        STORED,
        REFUSED,
        NOT_NOW
    }

    private final Broker broker;
    private final Database database;
    private final Handlers handlers;
    private final Inbox inbox;
    private final Loop loop;

    BrokerReceiver(Broker broker, Database database, Handlers handlers, Inbox inbox) {
        this.broker = broker;
        this.database = database;
        this.handlers = handlers;
        this.inbox = inbox;
        this.loop = Loop.start(database.module() + " receiver", SOON, this::receive);
    }

    private void receive() {
        try (Channel channel = broker.channel()) {
            BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();
            channel.basicQos(BATCH);
            channel.basicConsume(
                    Broker.queueOf(database.module()),
                    false,
                    (tag, delivery) -> arrived.add(delivery),
                    tag -> channel.abort()); // the queue is gone: the next channel finds it made anew
            while (!loop.stopping() && channel.isOpen()) {
                List<Delivery> batch = gathered(arrived);
                if (!batch.isEmpty()) {
                    accept(channel, batch);
                }
            }
        } catch (IOException | TimeoutException | AlreadyClosedException e) {
            throw new IllegalStateException("No events arrive for " + database.module(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Delivery> gathered(BlockingQueue<Delivery> arrived) throws InterruptedException {
        List<Delivery> batch = new ArrayList<>();
        Delivery first = arrived.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            arrived.drainTo(batch, BATCH - 1);
        }
        return batch;
    }

    private void accept(Channel channel, List<Delivery> batch) throws IOException, InterruptedException {
        List<Delivery> readable = new ArrayList<>();
        List<InboxTable.Delivery> rows = new ArrayList<>();
        for (Delivery delivery : batch) {
            try {
                rows.addAll(rowsOf(delivery));
                readable.add(delivery);
            } catch (IllegalArgumentException e) {
                setAside(channel, delivery, String.valueOf(e.getMessage()));
            }
        }
        if (readable.isEmpty()) {
            return;
        }
        switch (store(channel, rows)) {
            case STORED -> channel.basicAck(readable.getLast().getEnvelope().getDeliveryTag(), true);
            case REFUSED -> {
                if (readable.size() == 1) {
                    setAside(channel, readable.getFirst(), "the database refuses it");
                } else {
                    for (Delivery delivery : readable) {
                        accept(channel, List.of(delivery));
                    }
                }
            }
            case NOT_NOW -> LOG.debugf("%d events for %s come again later", readable.size(), database.module());
        }
    }

    private List<InboxTable.Delivery> rowsOf(Delivery delivery) {
        Published event = Message.read(delivery);
        return handlers.of(event.type()).stream()
                .filter(handler -> handler.module().equals(database.module()))
                .map(handler -> new InboxTable.Delivery(handler.name(), event))
                .toList();
    }

    /** Waits until the database takes them, unless the broker goes away or the process stops meanwhile. */
    private Outcome store(Channel channel, List<InboxTable.Delivery> rows) throws InterruptedException {
        while (channel.isOpen() && !loop.stopping()) {
            try {
                inbox.take(rows);
                return Outcome.STORED;
            } catch (JdbiException e) {
                if (Violation.isOfData(e)) {
                    return Outcome.REFUSED;
                }
                LOG.warnf("The events for %s wait for the database: %s", database.module(), Retry.kind(e));
                Thread.sleep(DATABASE_PAUSE_MILLIS);
            }
        }
        return Outcome.NOT_NOW;
    }

    private void setAside(Channel channel, Delivery delivery, String why) throws IOException {
        LOG.warnf(
                "A message for %s (%s) is set aside: %s",
                database.module(), delivery.getProperties().getMessageId(), why);
        channel.basicReject(delivery.getEnvelope().getDeliveryTag(), false);
    }

    @Override
    public void close() {
        loop.close();
    }
}
