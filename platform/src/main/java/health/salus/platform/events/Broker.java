package health.salus.platform.events;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import health.salus.platform.data.Ids;
import health.salus.platform.settings.WrongSetting;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * RabbitMQ: one topic exchange that all events go through, and for each listening module a quorum queue, beside it another
 * for messages that could not be understood. Every process makes what is missing, also for modules that have never run, so
 * that no event is lost on them.
 */
final class Broker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Broker.class);
    static final String EXCHANGE = "salus.events";
    private static final String SET_ASIDE = "salus.set-aside";

    /** A message that ends its receiver so often is not given to it again. */
    private static final int DELIVERY_LIMIT = 50;

    private static final int HEARTBEAT_SECONDS = 10;
    private static final int PATIENCE_MILLIS = 5_000;

    /** By which this process recognises what it has said itself. */
    final String here = Ids.next().toString();

    private final ConnectionFactory factory;
    private final Handlers handlers;
    private final BrokerCondition condition;
    private volatile @Nullable Connection connection;

    /** @param url {@code amqp://user:password@host:port/vhost}, or {@code amqps} for a connection under TLS */
    Broker(String url, Handlers handlers) {
        this.factory = factory(url);
        this.condition = new BrokerCondition(factory.getHost() + ":" + factory.getPort());
        this.handlers = handlers;
    }

    /** @throws WrongSetting when the address is none */
    static ConnectionFactory factory(String url) {
        var factory = new ConnectionFactory();
        try {
            factory.setUri(url);
            if (factory.isSSL()) {
                // The address alone would have it trust every certificate.
                factory.useSslProtocol(SSLContext.getDefault());
                factory.enableHostnameVerification();
            }
        } catch (URISyntaxException | IllegalArgumentException | GeneralSecurityException e) {
            throw new WrongSetting("RABBITMQ_URL", "is not an address such as amqp://user:password@host:5672");
        }
        // Whoever uses a channel opens the next one, and so knows what it may have missed.
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        factory.setConnectionTimeout(PATIENCE_MILLIS);
        factory.setHandshakeTimeout(PATIENCE_MILLIS);
        factory.setChannelRpcTimeout(PATIENCE_MILLIS);
        factory.setShutdownTimeout(PATIENCE_MILLIS);
        return factory;
    }

    static String queueOf(String module) {
        return "salus." + module;
    }

    private static String asideOf(String module) {
        return queueOf(module) + ".set-aside";
    }

    /** A channel for one thread; connects first when there is no connection. */
    synchronized Channel channel() throws IOException, TimeoutException {
        if (connection == null || !connection.isOpen()) {
            try {
                connection = connected();
                condition.well();
            } catch (IOException | TimeoutException e) {
                condition.ill(e);
                throw e;
            }
        }
        return connection.createChannel();
    }

    private Connection connected() throws IOException, TimeoutException {
        Connection opened = factory.newConnection("salus");
        try (Channel channel = opened.createChannel()) {
            declare(channel);
        } catch (IOException | TimeoutException | AlreadyClosedException e) {
            opened.abort(PATIENCE_MILLIS);
            throw e;
        }
        return opened;
    }

    /** Whether the last connection still stands. */
    boolean answers() {
        Connection last = connection;
        return last != null && last.isOpen();
    }

    /** {@code up}, or {@code down:} and why. Never waits for somebody who is just connecting. */
    String state() {
        return answers() ? "up" : condition.state();
    }

    Optional<BrokerDepth> depth(String module) {
        if (!handlers.modules().contains(module)) {
            return Optional.empty();
        }
        try (Channel channel = channel()) {
            return Optional.of(
                    new BrokerDepth(channel.messageCount(queueOf(module)), channel.messageCount(asideOf(module))));
        } catch (IOException | TimeoutException | AlreadyClosedException e) {
            LOG.debugf(e, "RabbitMQ does not say how much it holds for %s", module);
            return Optional.empty();
        }
    }

    void declare(Channel channel) throws IOException {
        channel.exchangeDeclare(EXCHANGE, BuiltinExchangeType.TOPIC, true);
        channel.exchangeDeclare(SET_ASIDE, BuiltinExchangeType.DIRECT, true);
        for (String module : handlers.modules()) {
            declare(channel, module, handlers.eventsOf(module));
        }
    }

    private static void declare(Channel channel, String module, Set<String> events) throws IOException {
        String aside = asideOf(module);
        channel.queueDeclare(aside, true, false, false, Map.of("x-queue-type", "quorum"));
        channel.queueBind(aside, SET_ASIDE, module);
        channel.queueDeclare(
                queueOf(module),
                true,
                false,
                false,
                Map.of(
                        "x-queue-type",
                        "quorum",
                        // Of several processes that run the module one receives, else events would overtake each other.
                        "x-single-active-consumer",
                        true,
                        "x-delivery-limit",
                        DELIVERY_LIMIT,
                        "x-dead-letter-exchange",
                        SET_ASIDE,
                        "x-dead-letter-routing-key",
                        module,
                        "x-dead-letter-strategy",
                        "at-least-once",
                        "x-overflow",
                        "reject-publish"));
        for (String event : events) {
            channel.queueBind(queueOf(module), EXCHANGE, "*." + event);
        }
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.abort(PATIENCE_MILLIS);
        }
    }
}
