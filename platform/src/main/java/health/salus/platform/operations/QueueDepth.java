package health.salus.platform.operations;

import health.salus.platform.data.Databases;
import health.salus.platform.events.EventEngine;
import health.salus.platform.jobs.Loop;
import health.salus.platform.targets.Engine;
import health.salus.platform.targets.Share;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Shows as {@code queue_depth} how much waits, runs or is to be repeated in each queue of the modules of this process. Counted
 * now and then beside the requests for metrics, which must be answered also while a database is away: then it is not a number.
 */
@ApplicationScoped
class QueueDepth implements Engine {
    private static final Logger LOG = Logger.getLogger(QueueDepth.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Databases databases;
    private final EventEngine events;
    private final MeterRegistry registry;
    private @Nullable Loop loop;

    QueueDepth(Databases databases, EventEngine events, MeterRegistry registry) {
        this.databases = databases;
        this.events = events;
        this.registry = registry;
    }

    @Override
    public void start(Share share) {
        List<Depths> all = share.modules().stream().map(Depths::new).toList();
        all.forEach(this::show);
        if (events.hasBroker()) {
            Gauge.builder("broker_up", () -> events.brokerAnswers() ? 1 : 0).register(registry);
        }
        if (!all.isEmpty()) {
            loop = Loop.startLater("queue depth", EVERY, () -> all.forEach(Depths::count));
        }
    }

    private void show(Depths depths) {
        for (QueueName queue : QueueName.values()) {
            if (queue != QueueName.BROKER || events.hasBroker()) {
                Gauge.builder("queue_depth", depths, each -> each.of(queue))
                        .description("What waits, runs or is to be repeated; dead ones are not counted")
                        .tag("module", depths.module)
                        .tag("queue", queue.code())
                        .register(registry);
            }
        }
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    /** One module's, as they were when they were last counted. */
    private final class Depths {
        private final String module;
        private volatile Map<QueueName, Long> depths = Map.of();

        Depths(String module) {
            this.module = module;
        }

        void count() {
            try {
                var fresh = new EnumMap<QueueName, Long>(QueueName.class);
                new QueueTables(databases.of(module))
                        .states()
                        .forEach(state -> fresh.put(state.queue(), state.depth()));
                events.inBroker(module).ifPresent(depth -> fresh.put(QueueName.BROKER, depth.waiting()));
                depths = fresh;
            } catch (JdbiException e) {
                LOG.debugf(e, "The queues of %s cannot be counted", module);
                depths = Map.of();
            }
        }

        double of(QueueName queue) {
            Long depth = depths.get(queue);
            return depth == null ? Double.NaN : depth;
        }
    }
}
