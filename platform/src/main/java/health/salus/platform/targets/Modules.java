package health.salus.platform.targets;

import health.salus.platform.cache.Caches;
import health.salus.platform.data.Databases;
import health.salus.platform.jobs.Closing;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.settings.Setting;
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
import org.jdbi.v3.core.JdbiException;

/** Starts the modules of this process in the order of their needs, and stops them in the opposite one. */
@ApplicationScoped
public class Modules {
    private static final Logger LOG = Logger.getLogger(Modules.class);

    private final List<Module> chosen;
    private final Map<String, DemoData> demos;
    private final List<Engine> engines;
    private final Share share;
    /** Those whose background work this process does, while others serve them. */
    private final List<Module> workedOnly;

    private final Databases databases;
    private final Caches caches;
    private final Settings settings;
    private volatile boolean ready;

    Modules(
            @All List<Module> modules,
            @All List<DemoData> demos,
            @All List<Engine> engines,
            Targets targets,
            Databases databases,
            Services services,
            Caches caches,
            Settings settings) {
        this.chosen = StartOrder.of(modules.stream()
                .filter(module -> targets.include(module.name()))
                .toList());
        // A wrong address is found at the start, not when somebody needs the service.
        modules.forEach(module -> services.of(module.name()));
        this.demos = demos.stream().collect(Collectors.toMap(DemoData::module, Function.identity()));
        this.engines = engines;
        this.share = new Share(withSchema(chosen), worked(modules, targets, settings));
        this.workedOnly = modules.stream()
                .filter(module -> share.worked().contains(module.name())
                        && !share.served().contains(module.name()))
                .toList();
        this.databases = databases;
        this.caches = caches;
        this.settings = settings;
    }

    private List<String> worked(List<Module> all, Targets targets, Settings settings) {
        if (targets.include(Worker.NAME)) {
            return withSchema(all);
        }
        return settings.on(Setting.BACKGROUND_WORK) ? withSchema(chosen) : List.of();
    }

    private static List<String> withSchema(List<Module> modules) {
        return modules.stream().filter(Module::hasSchema).map(Module::name).toList();
    }

    void start(@Observes StartupEvent event) {
        CurrentCaller.asSystem("start", this::start);
    }

    private void start() {
        for (Module module : chosen) {
            prepare(module);
            module.start();
        }
        workedOnly.forEach(this::prepare);
        engines.forEach(engine -> engine.start(share));
        if (settings.development()) {
            chosen.stream()
                    .map(module -> demos.get(module.name()))
                    .filter(demo -> demo != null)
                    .forEach(DemoData::load);
            // Copies made meanwhile are older than what was loaded after them.
            caches.dropAll();
        }
        ready = true;
        LOG.infof("Running %s", chosen.stream().map(Module::name).collect(Collectors.joining(", ")));
    }

    private void prepare(Module module) {
        if (module.hasSchema()) {
            databases.migrate(module.name());
            mustLetUsIn(module.name());
            module.secretsMustFit();
        }
    }

    /** The role that migrates is another one: that it was let in says nothing of the one that reads and writes. */
    private void mustLetUsIn(String module) {
        try {
            databases.of(module).read(handle -> handle.execute("SELECT 1"));
        } catch (JdbiException e) {
            throw new DatabaseUnusable(module, e);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        ready = false;
        Closing.together(
                engines.stream().<AutoCloseable>map(engine -> engine::stop).toList());
        chosen.reversed().forEach(Module::stop);
    }

    /** Modules running in this process, in the order they were started. */
    public List<Module> running() {
        return chosen;
    }

    /** Which modules this process serves, and whose background work it does. */
    public Share share() {
        return share;
    }

    List<Engine> engines() {
        return engines;
    }

    /** Whether all of them have started and none is stopping. */
    public boolean ready() {
        return ready;
    }
}
