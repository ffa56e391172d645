package health.salus.platform.audit;

import health.salus.platform.data.Databases;
import health.salus.platform.jobs.Bell;
import health.salus.platform.jobs.Closing;
import health.salus.platform.targets.Engine;
import health.salus.platform.targets.Share;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Carries the access records of the modules of this process to where they are kept; without such a place they wait. */
@ApplicationScoped
public class AuditEngine implements Engine {
    private final List<AuditSink> sinks;
    private final Databases databases;
    private final Bell bell;
    private final List<AccessRelay> relays = new ArrayList<>();

    AuditEngine(@All List<AuditSink> sinks, Databases databases, Bell bell) {
        this.sinks = sinks;
        this.databases = databases;
        this.bell = bell;
    }

    @Override
    public void start(Share share) {
        share.workedElsewhere().forEach(module -> databases.of(module).records().carriedBy(() -> bell.ring(module)));
        if (!sinks.isEmpty()) {
            share.worked().forEach(module -> relays.add(new AccessRelay(databases.of(module), sinks.getFirst())));
        }
    }

    @Override
    public void stop() {
        Closing.together(relays);
    }
}
