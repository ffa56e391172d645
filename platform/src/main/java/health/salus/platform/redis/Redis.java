package health.salus.platform.redis;

import health.salus.platform.jobs.Loop;
import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import health.salus.platform.settings.WrongSetting;
import health.salus.platform.targets.Engine;
import health.salus.platform.targets.Share;
import health.salus.platform.web.Seldom;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The way to Redis, where {@code REDIS_URL} is set: one connection for the whole process. After the first question that is
 * not answered in time nobody asks any more until Redis answers a ping, so that a Redis that hangs costs a third of a second
 * once and not each time. Everything that uses it goes on without it.
 */
@ApplicationScoped
public class Redis implements Engine {
    private static final Logger LOG = Logger.getLogger(Redis.class);

    /** Long for a Redis nearby, and short for somebody who waits. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static final Seldom REFUSALS = new Seldom(Duration.ofMinutes(1));
    private static final Duration OPENING = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** A connection that answers nothing for so long is replaced: what lies between may have forgotten it. */
    private static final Duration GIVE_UP = Duration.ofSeconds(5);

    private static final int MOST_WAITING = 10_000;
    private static final int FEW_THREADS = 2;

    private final Optional<RedisURI> address;
    private final MeterRegistry meters;
    private final Duration patience;
    private final List<Consumer<Line>> whenOpened = new CopyOnWriteArrayList<>();

    /** The last connection that was opened, whether or not it answers. */
    private volatile @Nullable Line line;

    private volatile boolean answers;
    private volatile boolean stopping;
    /** What is wrong, as it was last told; null when nothing is. */
    private @Nullable String trouble;

    private volatile String state = "down: not connected yet";

    private @Nullable ClientResources resources;
    private @Nullable RedisClient client;
    private @Nullable Loop loop;

    @Inject
    public Redis(Settings settings, MeterRegistry meters) {
        this(settings, meters, PATIENCE);
    }

    /** @param patience how long an answer is waited for */
    public Redis(Settings settings, MeterRegistry meters, Duration patience) {
        this.address = address(settings);
        this.patience = patience;
        this.meters = meters;
        if (address.isPresent()) {
            Gauge.builder("redis.up", () -> answers ? 1 : 0).register(meters);
        }
    }

    private static Optional<RedisURI> address(Settings settings) {
        String url = settings.text(Setting.REDIS_URL);
        if (url.isEmpty()) {
            return Optional.empty();
        }
        try {
            RedisURI address = RedisURI.create(url);
            if (URI.create(url).getHost() == null) {
                throw new IllegalArgumentException("No host");
            }
            String password = settings.text(Setting.REDIS_PASSWORD);
            if (!password.isEmpty()) {
                address = RedisURI.builder(address)
                        .withAuthentication(userIn(url), password.toCharArray())
                        .build();
            }
            address.setClientName("salus");
            address.setTimeout(OPENING);
            return Optional.of(address);
        } catch (IllegalArgumentException e) {
            throw new WrongSetting("REDIS_URL", "is not an address such as redis://host:6379");
        }
    }

    /** Redis calls the user that has no name of its own so. */
    private static String userIn(String url) {
        String user =
                Optional.ofNullable(URI.create(url).getUserInfo()).orElse("").split(":", -1)[0];
        return user.isEmpty() ? "default" : user;
    }

    /**
     * What to do on each connection before anybody else uses it. One that fails means that the connection is of no use.
     *
     * @param action registered before the process has started
     */
    public void whenOpened(Consumer<Line> action) {
        whenOpened.add(action);
    }

    /** Whether this installation has a Redis, be it awake or not. */
    public boolean isThere() {
        return address.isPresent();
    }

    /** The connection, while Redis answers; else empty, and nobody should wait for it. */
    public Optional<Line> line() {
        return answers ? Optional.ofNullable(line) : Optional.empty();
    }

    @Override
    public void start(Share share) {
        if (address.isPresent()) {
            resources = DefaultClientResources.builder()
                    .ioThreadPoolSize(FEW_THREADS)
                    .computationThreadPoolSize(FEW_THREADS)
                    .build();
            client = client(resources, address.get());
            look();
            loop = Loop.start("redis", LOOK, this::look);
        }
    }

    private RedisClient client(ClientResources resources, RedisURI address) {
        RedisClient client = RedisClient.create(resources, address);
        client.setOptions(ClientOptions.builder()
                // Whoever uses a line has to know when it is another one.
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                // With it a connection that listens can also ask.
                .protocolVersion(ProtocolVersion.RESP3)
                .requestQueueSize(MOST_WAITING)
                .timeoutOptions(TimeoutOptions.enabled(patience))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(OPENING)
                        .keepAlive(true)
                        .build())
                .build());
        return client;
    }

    /** Finds out whether Redis answers; opens a connection where there is none. */
    private void look() {
        try {
            Line open = line;
            if (open == null || !open.isOpen() || open.silentNanos() > GIVE_UP.toNanos()) {
                open();
            } else {
                open.await(commands -> commands.ping());
            }
            well();
        } catch (RuntimeException e) {
            ill(e);
        }
    }

    private void open() {
        answers = false;
        if (line != null) {
            line.close();
            line = null;
        }
        var opened =
                new Line(Objects.requireNonNull(client).connectPubSub(ByteArrayCodec.INSTANCE), patience, this::failed);
        try {
            whenOpened.forEach(action -> action.accept(opened));
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        line = opened;
    }

    /** An error that Redis answers concerns one question only; silence concerns them all. */
    private void failed(Throwable failure) {
        boolean refused = failure instanceof RedisCommandExecutionException;
        meters.counter("redis.failures", "kind", refused ? "refused" : "no answer")
                .increment();
        if (refused) {
            REFUSALS.admit()
                    .ifPresent(unsaid -> LOG.warnf(
                            "Redis refuses what it is asked (%d times more before): %s", unsaid, failure.getMessage()));
        } else if (answers) {
            answers = false;
            Loop looking = loop;
            if (looking != null) {
                looking.wake();
            }
        }
    }

    private void well() {
        answers = true;
        state = "up";
        if (trouble != null) {
            LOG.info("Redis answers again");
        }
        trouble = null;
    }

    private void ill(RuntimeException failure) {
        answers = false;
        String why = sentence(failure);
        state = "down: " + why;
        if (!why.equals(trouble) && !stopping) {
            LOG.warnf(
                    "Redis at %s %s. This process goes on with its own memory until it answers.",
                    address.map(uri -> uri.getHost() + ":" + uri.getPort()).orElse(""), why);
            LOG.debug("Redis", failure);
        }
        trouble = why;
    }

    /** For those who run the computers, without addresses and passwords. */
    private static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (said.startsWith("WRONGPASS") || said.startsWith("NOAUTH") || said.contains("AUTH")) {
                return "refuses the password (REDIS_PASSWORD)";
            } else if (said.startsWith("NOPERM")) {
                return "does not allow its user what Salus needs";
            } else if (cause instanceof CertificateException) {
                return "shows no certificate that is trusted";
            } else if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return "cannot be reached";
            } else if (cause instanceof TimeoutException || cause instanceof RedisCommandTimeoutException) {
                return "does not answer in time";
            }
        }
        return "cannot be used (" + failure.getClass().getSimpleName() + ")";
    }

    @Override
    public Map<String, String> checks() {
        return address.isPresent() ? Map.of("redis", answers ? "up" : state) : Map.of();
    }

    @Override
    public void stop() {
        stopping = true;
        answers = false;
        if (loop != null) {
            loop.close();
        }
        if (client != null && resources != null) {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
            resources.shutdown(0, 2, TimeUnit.SECONDS);
        }
    }
}
