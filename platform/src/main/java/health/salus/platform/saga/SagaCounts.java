package health.salus.platform.saga;

import health.salus.platform.data.Databases;
import health.salus.platform.jobs.Loop;
import health.salus.platform.targets.Engine;
import health.salus.platform.targets.Share;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Shows as {@code sagas_under_way} and {@code sagas_stuck} how many sagas of each kind are not over, and how many of them
 * somebody has to look at. Counted beside the requests for metrics; not a number while the database is away.
 */
@ApplicationScoped
class SagaCounts implements Engine {
    private static final Logger LOG = Logger.getLogger(SagaCounts.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final List<Saga<?>> kinds;
    private final Databases databases;
    private final MeterRegistry registry;
    private @Nullable Loop loop;

    SagaCounts(@All List<Saga<?>> kinds, Databases databases, MeterRegistry registry) {
        this.kinds = kinds;
        this.databases = databases;
        this.registry = registry;
    }

    @Override
    public void start(Share share) {
        List<Counts> all = kinds.stream()
                .filter(kind -> share.modules().contains(kind.module()))
                .map(Counts::new)
                .toList();
        all.forEach(counts -> {
            show("sagas_under_way", "Sagas that are not over", counts, each -> each.underWay);
            show("sagas_stuck", "Sagas whose undoing does not succeed", counts, each -> each.stuck);
        });
        if (!all.isEmpty()) {
            loop = Loop.startLater("saga counts", EVERY, () -> all.forEach(Counts::count));
        }
    }

    private void show(String name, String description, Counts counts, ToDoubleFunction<Counts> value) {
        Gauge.builder(name, counts, value)
                .description(description)
                .tag("kind", counts.kind.kind())
                .register(registry);
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    /** Those of one kind, as they were when they were last counted. */
    private final class Counts {
        private final Saga<?> kind;
        private volatile double underWay = Double.NaN;
        private volatile double stuck = Double.NaN;

        Counts(Saga<?> kind) {
            this.kind = kind;
        }

        void count() {
            try {
                databases
                        .of(kind.module())
                        .jdbi()
                        .useHandle(handle -> handle.createQuery(
                                        "SELECT count(*) AS under_way, count(*) FILTER (WHERE stuck) AS stuck FROM "
                                                + kind.module() + ".saga WHERE kind = :kind AND state <> 'over'")
                                .bind("kind", kind.kind())
                                .map((row, context) -> {
                                    underWay = row.getLong("under_way");
                                    stuck = row.getLong("stuck");
                                    return true;
                                })
                                .one());
            } catch (JdbiException e) {
                LOG.debugf(e, "The sagas of %s cannot be counted", kind.module());
                underWay = Double.NaN;
                stuck = Double.NaN;
            }
        }
    }
}
