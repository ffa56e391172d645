package health.salus.platform.targets;

import health.salus.platform.data.Databases;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.settings.Settings;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Starts the modules of this process in the order of their needs, and stops them in the opposite one. */
@ApplicationScoped
public class Modules {
    private static final Logger LOG = Logger.getLogger(Modules.class);

    private final List<Module> chosen;
    private final Map<String, DemoData> demos;
    private final List<Engine> engines;
    private final Databases databases;
    private final Settings settings;
    private volatile boolean ready;

    Modules(
            @All List<Module> modules,
            @All List<DemoData> demos,
            @All List<Engine> engines,
            Targets targets,
            Databases databases,
            Services services,
            Settings settings) {
        this.chosen = StartOrder.of(modules.stream()
                .filter(module -> targets.include(module.name()))
                .toList());
        // A wrong address is found at the start, not when somebody needs the service.
        modules.forEach(module -> services.of(module.name()));
        this.demos = demos.stream().collect(Collectors.toMap(DemoData::module, Function.identity()));
        this.engines = engines;
        this.databases = databases;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        CurrentCaller.asSystem("start", this::start);
    }

    private void start() {
        for (Module module : chosen) {
            if (module.hasSchema()) {
                databases.migrate(module.name());
            }
            module.start();
        }
        var names = chosen.stream().filter(Module::hasSchema).map(Module::name).toList();
        engines.forEach(engine -> engine.start(names));
        if (settings.development()) {
            chosen.stream()
                    .map(module -> demos.get(module.name()))
                    .filter(demo -> demo != null)
                    .forEach(DemoData::load);
        }
        ready = true;
        LOG.infof("Running %s", chosen.stream().map(Module::name).collect(Collectors.joining(", ")));
    }

    void stop(@Observes ShutdownEvent event) {
        ready = false;
        engines.forEach(Engine::stop);
        chosen.reversed().forEach(Module::stop);
    }

    /** Modules running in this process, in the order they were started. */
    public List<Module> running() {
        return chosen;
    }

    List<Engine> engines() {
        return engines;
    }

    /** Whether all of them have started and none is stopping. */
    public boolean ready() {
        return ready;
    }
}
