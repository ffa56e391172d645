package health.salus.graphql;

import health.salus.platform.security.CallerIdentity;
import health.salus.platform.security.ClientAddress;
import health.salus.platform.security.TokenVerifier;
import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import health.salus.platform.targets.Targets;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Problems;
import health.salus.platform.web.RequestId;
import health.salus.platform.web.Upgrades;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * WebSockets at {@code /graphql}, with the protocol graphql-transport-ws. Every other second it is asked whether the session
 * of each still stands; one that does not is closed.
 */
@ApplicationScoped
class Sockets implements HttpServerOptionsCustomizer {
    static final String PROTOCOL = "graphql-transport-ws";
    private static final int LOOK_MILLIS = 2_000;
    private static final int LONGEST_MESSAGE = 128 * 1024;
    private static final int COME_AGAIN_SECONDS = 30;

    private final Operations operations;
    private final PersistedQueries persisted;
    private final RestInterface rest;
    private final AppointmentChanges changes;
    private final TokenVerifier tokens;
    private final ClientAddress addresses;
    private final Settings settings;
    private final Targets targets;
    private final int most;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger operationsRunning = new AtomicInteger();

    Sockets(
            Operations operations,
            PersistedQueries persisted,
            RestInterface rest,
            AppointmentChanges changes,
            TokenVerifier tokens,
            ClientAddress addresses,
            Settings settings,
            Targets targets,
            MeterRegistry meters) {
        this.operations = operations;
        this.persisted = persisted;
        this.rest = rest;
        this.changes = changes;
        this.tokens = tokens;
        this.addresses = addresses;
        this.settings = settings;
        this.targets = targets;
        this.most = settings.number(Setting.GRAPHQL_LISTENERS);
        Gauge.builder("graphql_connections", open, Set::size).register(meters);
        Gauge.builder("graphql_operations_running", operationsRunning, AtomicInteger::get)
                .register(meters);
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.addWebSocketSubProtocol(PROTOCOL)
                .setMaxWebSocketMessageSize(LONGEST_MESSAGE)
                // Browsers send a message in one frame, however long it is.
                .setMaxWebSocketFrameSize(LONGEST_MESSAGE)
                // It would cost each connection a window of its own.
                .setPerMessageWebSocketCompressionSupported(false);
    }

    void route(@Observes Router router) {
        if (targets.include("graphql")) {
            router.route(HttpMethod.GET, "/graphql").handler(this::upgrade);
        }
    }

    private void upgrade(RoutingContext context) {
        if (!Upgrades.isOne(context)) {
            context.next();
            return;
        }
        if (!isOfTheHouse(
                context.request().getHeader("Origin"), context.request().getHeader("Host"))) {
            Problems.send(context, 403, "forbidden", "Pages of other sites may not listen here.");
            return;
        }
        if (open.size() >= most) {
            Problems.send(
                    context,
                    new Failure.Unavailable("Too many listen already. Ask again now and then.", COME_AGAIN_SECONDS));
            return;
        }
        Map<String, String> introduction = introduction(context);
        Upgrades.leave(context);
        context.request().toWebSocket().onSuccess(end -> {
            if (!PROTOCOL.equals(end.subProtocol())) {
                end.close(Socket.BAD_PROTOCOL, "Subprotocol not acceptable");
                return;
            }
            var socket = new Socket(end, this, introduction);
            open.add(socket);
            long look = context.vertx().setPeriodic(LOOK_MILLIS, timer -> socket.look());
            end.closeHandler(closed -> {
                context.vertx().cancelTimer(look);
                open.remove(socket);
                socket.closed();
            });
            socket.await(context.vertx());
        });
    }

    /** A browser says which page opens the connection; other programs say nothing. */
    private boolean isOfTheHouse(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        String authority = origin.replaceFirst("^https?://", "");
        String publicUrl = settings.text(Setting.PUBLIC_URL);
        return authority.equals(host)
                || (!publicUrl.isEmpty()
                        && authority.equals(URI.create(publicUrl).getAuthority()))
                || settings.list(Setting.ALLOWED_ORIGINS).contains(origin);
    }

    private Map<String, String> introduction(RoutingContext context) {
        Map<String, String> headers = new HashMap<>();
        headers.put(RequestId.HEADER, RequestId.of(context));
        headers.put(ClientAddress.ADDRESS_HEADER, addresses.of(context));
        String agent = context.request().getHeader("User-Agent");
        if (agent != null) {
            headers.put(ClientAddress.USER_AGENT_HEADER, agent);
        }
        return headers;
    }

    CallerIdentity verify(String token) {
        return tokens.verify(token);
    }

    long openOf(CallerIdentity identity) {
        return open.stream().filter(socket -> socket.isOf(identity)).count();
    }

    /** Room for one more operation, to be given back with {@link #ended}; false when too many are running in this process. */
    boolean begins() {
        if (operationsRunning.incrementAndGet() <= most) {
            return true;
        }
        ended();
        return false;
    }

    void ended() {
        operationsRunning.decrementAndGet();
    }

    Operations operations() {
        return operations;
    }

    Operation complete(Operation operation) {
        return persisted.complete(operation);
    }

    /** As they are now: what changes from here on, they are told if they ask to watch. */
    Visitor visitor(CallerIdentity identity, Map<String, String> introduction) {
        return new Visitor(rest, identity, introduction, new KeptPosition(null), false, changes.heard());
    }
}
