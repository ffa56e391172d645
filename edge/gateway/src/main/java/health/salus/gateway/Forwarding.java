package health.salus.gateway;

import health.salus.platform.security.ClientAddress;
import health.salus.platform.targets.Addressee;
import health.salus.platform.targets.Draining;
import health.salus.platform.targets.Instances;
import health.salus.platform.targets.NoAnswer;
import health.salus.platform.targets.NotTheService;
import health.salus.platform.targets.ServiceMissing;
import health.salus.platform.targets.Services;
import health.salus.platform.targets.Targets;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Problems;
import health.salus.platform.web.RequestId;
import health.salus.platform.web.Upgrades;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Sends requests on to the processes that run the modules, as a stream, after they have passed the limits and the check of
 * the token. Who cannot be reached is skipped; what only reads is asked again of another when an answer breaks off before it
 * begins, everything else is never sent twice. Who says nothing is waited for, and then left alone for a while.
 */
@ApplicationScoped
class Forwarding {
    private static final Logger LOG = Logger.getLogger(Forwarding.class);
    private static final String SERVICE = "salus.forward-to";
    private static final String VIA = "1.1 salus-gateway";
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** Longer than a service waits for its database or another service: it then says itself what is missing. */
    private static final Duration PATIENCE = Duration.ofSeconds(9);
    /** Files come and go as fast as the line lets them; the whole chain of the audit is read through. */
    private static final Map<String, Duration> PATIENCE_WITH =
            Map.of("/api/v1/imports", Duration.ofMinutes(10), "/api/v1/audit/verify", Duration.ofMinutes(10));

    private static final int CONNECT_MILLIS = 2_000;
    private static final int CONNECTIONS = 100;

    /** Shorter than a process takes to leave: a connection that was idle so long may just be closed at its other end. */
    private static final int KEEP_ALIVE_SECONDS = 1;

    private final Services services;
    private final ClientAddress addresses;
    private final boolean gateway;
    private final HttpClient client;

    Forwarding(Services services, ClientAddress addresses, Targets targets, Vertx vertx) {
        this.services = services;
        this.addresses = addresses;
        this.gateway = targets.include("gateway");
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    void register(@Observes Filters filters) {
        if (gateway) {
            filters.register(this::forward, Order.FORWARD);
        }
    }

    /** Whether the request will be sent to a process that runs this module; what another gateway has sent is not passed on. */
    boolean takes(RoutingContext context, String module) {
        boolean takes = gateway && services.of(module).isPresent() && !cameThroughGateway(context);
        if (takes) {
            context.put(SERVICE, module);
        }
        return takes;
    }

    static boolean cameThroughGateway(RoutingContext context) {
        return context.request().headers().contains("Via", VIA, true);
    }

    private void forward(RoutingContext context) {
        String service = context.get(SERVICE);
        if (service == null) {
            context.next();
            return;
        }
        Instances instances = services.of(service).orElseThrow();
        if (Upgrades.isOne(context)) {
            passThrough(context, service, instances);
            return;
        }
        context.request().pause();
        attempt(context, service, instances, new ArrayDeque<>(instances.inTurn()));
    }

    /** A WebSocket is one connection for as long as it lives: both ends speak, and nothing of it is looked at. */
    private void passThrough(RoutingContext context, String service, Instances instances) {
        Queue<URI> left = new ArrayDeque<>(instances.inTurn());
        if (left.isEmpty()) {
            Problems.send(context, new ServiceMissing(service));
            return;
        }
        identify(context, context.request().headers());
        Upgrades.leave(context);
        HttpProxy.reverseProxy(client)
                .originRequestProvider((request, origin) -> reach(context, origin, instances, left))
                .handle(context.request());
    }

    private static Future<HttpClientRequest> reach(
            RoutingContext context, HttpClient origin, Instances instances, Queue<URI> left) {
        URI instance = left.remove();
        return origin.request(to(context, instance))
                .onSuccess(request -> request.response().onSuccess(answer -> instances.reached(instance)))
                .recover(unreachable -> {
                    instances.notReached(instance, unreachable);
                    return left.isEmpty() ? Future.failedFuture(unreachable) : reach(context, origin, instances, left);
                });
    }

    private void attempt(RoutingContext context, String service, Instances instances, Queue<URI> left) {
        URI instance = left.poll();
        if (instance == null) {
            Problems.send(context, new ServiceMissing(service));
            return;
        }
        long before = instances.answers(instance);
        client.request(options(context, instance))
                .onFailure(unreachable -> {
                    LOG.debugf("%s cannot be reached at %s: %s", service, instance, unreachable.getMessage());
                    instances.notReached(instance, unreachable);
                    attempt(context, service, instances, left);
                })
                .onSuccess(request -> send(context, service, request).onComplete(sent -> {
                    if (sent.succeeded()) {
                        instances.reached(instance);
                        if (request.response().result().headers().contains(Draining.HEADER)) {
                            instances.isLeaving(instance);
                        }
                        return;
                    }
                    boolean silent = sent.cause() instanceof TimeoutException;
                    if (silent) {
                        instances.silent(instance, before);
                    } else if (sent.cause() instanceof NotTheService what) {
                        instances.isNotTheService(instance, what);
                    }
                    if (context.response().headWritten()) {
                        context.response().reset();
                    } else if (!silent && READS.contains(context.request().method()) && !left.isEmpty()) {
                        attempt(context, service, instances, left);
                    } else if (sent.cause() instanceof Failure failure) {
                        Problems.send(context, failure);
                    } else {
                        LOG.warnf(
                                "%s did not answer: %s",
                                service, sent.cause().getClass().getSimpleName());
                        Problems.send(context, new NoAnswer(service));
                    }
                }));
    }

    private static RequestOptions options(RoutingContext context, URI instance) {
        return to(context, instance)
                .setIdleTimeout(patience(context.normalizedPath()).toMillis());
    }

    private static Duration patience(String path) {
        return PATIENCE_WITH.entrySet().stream()
                .filter(known -> path.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(PATIENCE);
    }

    private static RequestOptions to(RoutingContext context, URI instance) {
        boolean tls = "https".equals(instance.getScheme());
        return new RequestOptions()
                .setMethod(context.request().method())
                .setHost(instance.getHost())
                .setPort(instance.getPort() > 0 ? instance.getPort() : tls ? 443 : 80)
                .setSsl(tls)
                .setURI(context.request().uri());
    }

    private Future<Void> send(RoutingContext context, String service, HttpClientRequest to) {
        ProxyRequest request = ProxyRequest.reverseProxy(context.request());
        if (READS.contains(context.request().method())) {
            request.setBody(Body.body(Buffer.buffer()));
        }
        identify(context, request.headers());
        return request.send(to).compose(response -> {
            if (Addressee.answered(response.getStatusCode(), response.headers()::contains)) {
                return answer(context, response);
            }
            breakOff(to);
            return Future.failedFuture(
                    Addressee.insteadOf(service, response.getStatusCode(), response.headers()::contains));
        });
    }

    private static void breakOff(HttpClientRequest request) {
        request.response().onSuccess(rest -> rest.exceptionHandler(wanted -> {}));
        request.reset();
    }

    /** Says on whose behalf the gateway asks, instead of what was claimed. */
    private void identify(RoutingContext context, MultiMap headers) {
        headers.names().stream().filter(Forwarding::isOurs).toList().forEach(headers::remove);
        headers.set(RequestId.HEADER, RequestId.of(context));
        headers.set("X-Forwarded-For", addresses.of(context));
        headers.add("Via", VIA);
    }

    /** Names that mean something between our processes; from outside they would be lies. That a client is a browser it may say. */
    private static boolean isOurs(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return (name.startsWith("x-salus-") && !name.equals("x-salus-client"))
                || name.startsWith("x-user-")
                || name.startsWith("x-forwarded-");
    }

    /** The service sets the same headers; those of the gateway stand. */
    private static Future<Void> answer(RoutingContext context, ProxyResponse response) {
        context.response().headers().names().forEach(response.headers()::remove);
        response.headers().remove(Draining.HEADER).remove(HttpHeaders.CONNECTION);
        return response.send();
    }
}
