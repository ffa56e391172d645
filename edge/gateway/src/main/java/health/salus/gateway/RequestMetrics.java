package health.salus.gateway;

import health.salus.platform.data.Databases;
import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import health.salus.platform.web.Problems;
import health.salus.platform.web.RouteName;
import health.salus.platform.web.Upgrades;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Counts and times requests under the names dashboards know. */
@ApplicationScoped
class RequestMetrics {
    private static final Duration[] BUCKETS = Stream.of(
                    1, 2, 5, 10, 20, 50, 100, 300, 500, 700, 1_000, 3_000, 5_000, 7_000, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private record Key(String method, String route, int status) {}

    private record Meters(Timer timer, Counter counter) {}

    private final MeterRegistry registry;
    private final boolean enabled;
    private final AtomicInteger active = new AtomicInteger();
    private final Map<Key, Meters> meters = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry, Settings settings, Databases databases) {
        this.registry = registry;
        this.enabled = settings.on(Setting.METRICS_ENABLED);
        Gauge.builder("active_connections", active, AtomicInteger::get).register(registry);
        Gauge.builder("db_pool_connections_used", databases, Databases::connectionsUsed)
                .register(registry);
    }

    void register(@Observes Filters filters) {
        filters.register(this::measure, Order.MEASURE);
    }

    private void measure(RoutingContext context) {
        if (!enabled) {
            if (context.normalizedPath().equals("/metrics")) {
                Problems.send(context, 404, "not-found", "Metrics are switched off.");
            } else {
                context.next();
            }
            return;
        }
        if (Upgrades.isOne(context)) {
            // Its answer never ends; who keeps the connection counts it.
            context.next();
            return;
        }
        long start = System.nanoTime();
        active.incrementAndGet();
        context.addEndHandler(ended -> {
            active.decrementAndGet();
            var key = new Key(
                    context.request().method().name(),
                    RouteName.of(context),
                    context.response().getStatusCode());
            Meters found = meters.computeIfAbsent(key, this::create);
            found.timer().record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            found.counter().increment();
        });
        context.next();
    }

    private Meters create(Key key) {
        String[] tags = {
            "method",
            key.method(),
            "route",
            key.route(),
            "status_code",
            Integer.toString(key.status()),
            "service",
            "salus"
        };
        return new Meters(
                Timer.builder("http_request_duration_seconds")
                        .serviceLevelObjectives(BUCKETS)
                        .tags(tags)
                        .register(registry),
                Counter.builder("http_requests_total").tags(tags).register(registry));
    }
}
