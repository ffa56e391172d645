package health.salus.platform.targets;

import health.salus.platform.data.Databases;
import health.salus.platform.data.Replica;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Shows how the replicas are that this process reads from. */
@ApplicationScoped
class Replicas implements Engine {
    private final Databases databases;
    private final MeterRegistry meters;

    Replicas(Databases databases, MeterRegistry meters) {
        this.databases = databases;
        this.meters = meters;
    }

    @Override
    public void start(Share share) {
        share.served().forEach(databases::of);
        databases.replicas().forEach(this::measure);
    }

    private void measure(Replica replica) {
        Gauge.builder("replica_up", replica, each -> each.usable() ? 1 : 0)
                .tag("replica", replica.name())
                .register(meters);
        Gauge.builder("replica_lag_seconds", replica, Replica::lagSeconds)
                .tag("replica", replica.name())
                .register(meters);
        count(replica, "answered", Replica::answered);
        count(replica, "behind", Replica::behind);
        count(replica, "away", Replica::away);
        count(replica, "failed", Replica::failed);
    }

    private void count(Replica replica, String outcome, ToDoubleFunction<Replica> reads) {
        FunctionCounter.builder("replica_reads_total", replica, reads)
                .tags("replica", replica.name(), "outcome", outcome)
                .register(meters);
    }

    /** One that is away slows nobody down much: the primary does its work. */
    @Override
    public Map<String, String> checks() {
        var replicas = databases.replicas();
        return replicas.isEmpty()
                ? Map.of()
                : Map.of("replica", replicas.stream().allMatch(Replica::usable) ? "up" : "degraded");
    }

    @Override
    public void stop() {
        // The databases end with the process.
    }
}
