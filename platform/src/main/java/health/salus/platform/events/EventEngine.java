package health.salus.platform.events;

import health.salus.platform.cache.Caches;
import health.salus.platform.data.Database;
import health.salus.platform.data.Databases;
import health.salus.platform.targets.Engine;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Carries the events of the modules of this process to those that listen, and handles the events that arrive here. */
@ApplicationScoped
public class EventEngine implements Engine {
    private final Handlers handlers;
    private final Observers observers;
    private final Databases databases;
    private final Caches caches;
    private final Map<String, Inbox> inboxes = new HashMap<>();
    private final Map<DataSource, Echo> echoes = new IdentityHashMap<>();
    private final List<Relay> relays = new ArrayList<>();

    EventEngine(
            @All List<EventHandler<?>> handlers,
            @All List<EventObserver<?>> observers,
            Databases databases,
            Caches caches) {
        this.handlers = new Handlers(handlers);
        this.observers = new Observers(observers);
        this.databases = databases;
        this.caches = caches;
    }

    @Override
    public void start(List<String> modules) {
        for (String module : modules) {
            var own = handlers.in(module);
            if (!own.isEmpty()) {
                inboxes.put(module, new Inbox(databases.of(module), own));
            }
        }
        var carrier = new InboxCarrier(handlers, databases, inboxes);
        for (String module : modules) {
            Database database = databases.of(module);
            Echo echo = echoes.computeIfAbsent(database.source(), source -> new Echo(source, observers, caches));
            relays.add(new Relay(database, carrier, observers, echo));
        }
    }

    @Override
    public void stop() {
        relays.forEach(Relay::close);
        inboxes.values().forEach(Inbox::close);
        echoes.values().forEach(Echo::close);
    }
}
