package health.salus.platform.events;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Handle;

/** Gives events to RabbitMQ and returns when it has confirmed that it keeps them. */
final class BrokerCarrier implements EventCarrier {
    private static final long PATIENCE_MILLIS = 10_000;

    private final Broker broker;
    private final Handlers handlers;
    private final Observers observers;

    /** Each relay publishes on a channel of its own, on which the order of its events is kept. */
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();

    BrokerCarrier(Broker broker, Handlers handlers, Observers observers) {
        this.broker = broker;
        this.handlers = handlers;
        this.observers = observers;
    }

    @Override
    public void carry(Handle outbox, String publisher, List<Published> events) {
        List<Published> wanted = events.stream().filter(this::isWanted).toList();
        if (wanted.isEmpty()) {
            return;
        }
        try {
            Channel channel = channelOf(publisher);
            for (Published event : wanted) {
                Message.send(channel, publisher, event, broker.here);
            }
            channel.waitForConfirmsOrDie(PATIENCE_MILLIS);
        } catch (IOException | TimeoutException | AlreadyClosedException e) {
            throw new IllegalStateException("The broker did not take the events; they stay in the outbox", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the broker took the events", e);
        }
    }

    private boolean isWanted(Published event) {
        return !handlers.of(event.type()).isEmpty() || observers.careFor(event);
    }

    private Channel channelOf(String publisher) throws IOException, TimeoutException {
        Channel channel = channels.get(publisher);
        if (channel == null || !channel.isOpen()) {
            channel = broker.channel();
            channel.confirmSelect();
            channels.put(publisher, channel);
        }
        return channel;
    }
}
