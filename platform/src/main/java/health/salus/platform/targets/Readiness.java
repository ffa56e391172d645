package health.salus.platform.targets;

import health.salus.platform.data.Databases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How this process is just now. */
@ApplicationScoped
public class Readiness {
    private final Modules modules;
    private final Draining draining;
    private final Databases databases;
    private final Clock clock;
    private final String service;
    private final String version;

    Readiness(
            Modules modules,
            Draining draining,
            Targets targets,
            Databases databases,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.modules = modules;
        this.draining = draining;
        this.databases = databases;
        this.clock = clock;
        this.service = targets.names().size() == 1 ? targets.names().iterator().next() : "salus";
        this.version = version;
    }

    /** That the process lives, whatever it leans on. */
    ProcessHealth alive() {
        return ProcessHealth.of(true, clock.instant(), service, version, null, Map.of());
    }

    /** Whether it can serve: its modules run and their databases answer. Takes as long as the slowest database. */
    public ProcessHealth now() {
        List<String> withData = modules.share().modules();
        Set<String> silent = databases.silent(withData);
        Map<String, String> checks = new LinkedHashMap<>();
        checks.put("modules", serving() ? "up" : "starting or stopping");
        if (!withData.isEmpty()) {
            checks.put("database", silent.isEmpty() ? "up" : "down");
        }
        modules.engines().forEach(engine -> checks.putAll(engine.checks()));
        return ProcessHealth.of(
                serving() && silent.isEmpty(), clock.instant(), service, version, targets(silent), checks);
    }

    private boolean serving() {
        return modules.ready() && !draining.begun();
    }

    private Map<String, String> targets(Set<String> silent) {
        Map<String, String> states = new TreeMap<>();
        for (Module module : modules.running()) {
            boolean works = worksOn(module).stream().noneMatch(silent::contains);
            states.put(
                    module.name(),
                    !serving() ? ProcessHealth.STARTING : works ? ProcessHealth.UP : ProcessHealth.NO_DATABASE);
        }
        return states;
    }

    /** Modules whose databases this one needs: its own, a worker those of all. */
    private List<String> worksOn(Module module) {
        if (module.name().equals(Worker.NAME)) {
            return modules.share().worked();
        }
        return module.hasSchema() ? List.of(module.name()) : List.of();
    }
}
