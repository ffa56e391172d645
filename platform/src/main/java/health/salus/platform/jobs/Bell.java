package health.salus.platform.jobs;

import health.salus.platform.data.Database;
import health.salus.platform.data.Databases;
import health.salus.platform.data.Notifications;
import health.salus.platform.targets.Engine;
import health.salus.platform.targets.Share;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.JdbiException;

/**
 * Tells the processes that do a module's background work that there is some, through PostgreSQL: so that nobody waits for
 * the next time they look by themselves. Many rings in a row are one.
 */
@ApplicationScoped
public class Bell implements Engine {
    private static final String CHANNEL = "salus_work";
    private static final Duration SELDOM = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofMillis(100);

    private final Databases databases;
    private final Set<String> rung = ConcurrentHashMap.newKeySet();
    private final List<Loop> loops = new ArrayList<>();
    private volatile Runnable ringer = () -> {};
    private volatile boolean stopping;

    public Bell(Databases databases) {
        this.databases = databases;
    }

    /** Says, after a commit, that the module has work for others. */
    public void ring(String module) {
        if (rung.add(module)) {
            ringer.run();
        }
    }

    @Override
    public void start(Share share) {
        if (!share.workedElsewhere().isEmpty()) {
            var loop = Loop.start("bell", SELDOM, this::say);
            ringer = loop::wake;
            loops.add(loop);
        }
        if (!share.served().containsAll(share.worked())) {
            listenFor(share.worked());
        }
    }

    private void say() {
        for (String module : Set.copyOf(rung)) {
            rung.remove(module);
            say(module);
        }
    }

    /** When it cannot be said, whoever works finds the work a little later by itself. */
    private void say(String module) {
        try {
            databases
                    .of(module)
                    .jdbi()
                    .useHandle(handle -> handle.createQuery("SELECT count(pg_notify(:channel, :module))")
                            .bind("channel", CHANNEL)
                            .bind("module", module)
                            .mapTo(Long.class)
                            .one());
        } catch (JdbiException e) {
            throw new IllegalStateException("The bell of " + module + " does not ring", e);
        }
    }

    private void listenFor(List<String> modules) {
        Map<DataSource, Notifications> sources = new IdentityHashMap<>();
        modules.forEach(module ->
                sources.computeIfAbsent(databases.of(module).source(), source -> new Notifications(source, CHANNEL)));
        for (Notifications notifications : sources.values()) {
            loops.add(Loop.start(
                    "doorbell",
                    SOON,
                    () -> notifications.listen(() -> modules.forEach(this::wake), this::wake, () -> stopping)));
        }
    }

    private void wake(String module) {
        Database database = databases.of(module);
        database.outbox().wake();
        database.records().wake();
        database.jobs().wake();
    }

    @Override
    public void stop() {
        stopping = true;
        ringer = () -> {};
        Closing.together(loops);
    }
}
