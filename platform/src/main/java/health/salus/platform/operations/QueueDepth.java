package health.salus.platform.operations;

import health.salus.platform.data.Databases;
import health.salus.platform.events.EventEngine;
import health.salus.platform.targets.Modules;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Shows as {@code queue_depth} how much waits, runs or is to be repeated in each queue of the modules of this process. */
@ApplicationScoped
class QueueDepth {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Databases databases;
    private final EventEngine events;
    private final Clock clock;

    QueueDepth(Databases databases, EventEngine events, Clock clock) {
        this.databases = databases;
        this.events = events;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry, Modules modules) {
        for (String module : modules.share().modules()) {
            var depths = new Depths(module);
            for (QueueName queue : QueueName.values()) {
                if (queue != QueueName.BROKER || events.hasBroker()) {
                    Gauge.builder("queue_depth", depths, each -> each.of(queue))
                            .description("What waits, runs or is to be repeated; dead ones are not counted")
                            .tag("module", module)
                            .tag("queue", queue.code())
                            // Nobody else keeps it: without this the gauge would forget what it measures.
                            .strongReference(true)
                            .register(registry);
                }
            }
        }
    }

    /** One module's, counted at most every ten seconds, however many gauges ask. */
    private final class Depths {
        private final String module;
        private Instant counted = Instant.EPOCH;
        private Map<QueueName, Long> depths = Map.of();

        Depths(String module) {
            this.module = module;
        }

        synchronized double of(QueueName queue) {
            Instant now = clock.instant();
            if (counted.plus(FRESH).isBefore(now)) {
                var fresh = new EnumMap<QueueName, Long>(QueueName.class);
                new QueueTables(databases.of(module))
                        .states()
                        .forEach(state -> fresh.put(state.queue(), state.depth()));
                events.inBroker(module).ifPresent(depth -> fresh.put(QueueName.BROKER, depth.waiting()));
                depths = fresh;
                counted = now;
            }
            return depths.getOrDefault(queue, 0L);
        }
    }
}
