package health.salus.platform.events;

import health.salus.platform.data.Databases;
import health.salus.platform.targets.Engine;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Carries the events of the modules of this process to those that listen, and handles the events that arrive here. */
@ApplicationScoped
public class EventEngine implements Engine {
    private final Handlers handlers;
    private final Observers observers;
    private final Databases databases;
    private final Map<String, Inbox> inboxes = new HashMap<>();
    private final List<Relay> relays = new ArrayList<>();

    EventEngine(@All List<EventHandler<?>> handlers, @All List<EventObserver<?>> observers, Databases databases) {
        this.handlers = new Handlers(handlers);
        this.observers = new Observers(observers);
        this.databases = databases;
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
            relays.add(new Relay(databases.of(module), carrier, observers));
        }
    }

    @Override
    public void stop() {
        relays.forEach(Relay::close);
        inboxes.values().forEach(Inbox::close);
    }
}
