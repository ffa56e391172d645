package health.salus.platform.events;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import health.salus.platform.cache.Caches;
import health.salus.platform.jobs.Loop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Tells the observers of this process what others have published, over a queue that lives as long as the connection. After
 * a time of not listening it drops all copies, since it cannot know what it missed.
 */
final class BrokerEcho implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BrokerEcho.class);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final long LOOK_UP_MILLIS = 500;

    private final Broker broker;
    private final Observers observers;
    private final Caches caches;
    private final Loop loop;

    BrokerEcho(Broker broker, Observers observers, Caches caches) {
        this.broker = broker;
        this.observers = observers;
        this.caches = caches;
        this.loop = Loop.start("echo", SOON, this::listen);
    }

    private void listen() {
        try (Channel channel = broker.channel()) {
            String queue = channel.queueDeclare().getQueue();
            for (String event : observers.events()) {
                channel.queueBind(queue, Broker.EXCHANGE, "*." + event);
            }
            BlockingQueue<Delivery> heard = new LinkedBlockingQueue<>();
            channel.basicConsume(queue, true, (tag, delivery) -> heard.add(delivery), tag -> channel.abort());
            caches.dropAll();
            while (!loop.stopping() && channel.isOpen()) {
                Delivery next = heard.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    hear(next);
                }
            }
        } catch (IOException | TimeoutException | AlreadyClosedException e) {
            throw new IllegalStateException("Not listening to the other processes", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(Delivery delivery) {
        if (Message.isFrom(broker.here, delivery)) {
            return;
        }
        try {
            observers.tell(List.of(Message.read(delivery)));
        } catch (IllegalArgumentException e) {
            LOG.warnf("Another process said something that cannot be read: %s", e.getMessage());
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
