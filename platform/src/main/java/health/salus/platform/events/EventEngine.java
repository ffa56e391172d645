package health.salus.platform.events;

import health.salus.platform.cache.Caches;
import health.salus.platform.data.Databases;
import health.salus.platform.jobs.Bell;
import health.salus.platform.jobs.Closing;
import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import health.salus.platform.targets.Engine;
import health.salus.platform.targets.Share;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Carries the events of the modules of this process to those that listen, and handles the events that arrive here: through
 * the databases, or through RabbitMQ when its address is set.
 */
@ApplicationScoped
public class EventEngine implements Engine {
    private final Handlers handlers;
    private final Observers observers;
    private final Databases databases;
    private final Caches caches;
    private final Settings settings;
    private final Bell bell;

    /** What was begun, all of which ends before the connection to RabbitMQ. */
    private final List<AutoCloseable> begun = new ArrayList<>();

    private @Nullable Broker broker;

    EventEngine(
            @All List<EventHandler<?>> handlers,
            @All List<EventObserver<?>> observers,
            Databases databases,
            Caches caches,
            Settings settings,
            Bell bell) {
        this.handlers = new Handlers(handlers);
        this.observers = new Observers(observers);
        this.databases = databases;
        this.caches = caches;
        this.settings = settings;
        this.bell = bell;
    }

    @Override
    public void start(Share share) {
        Map<String, Inbox> inboxes = new HashMap<>();
        for (String module : share.worked()) {
            var own = handlers.in(module);
            if (!own.isEmpty()) {
                inboxes.put(module, new Inbox(databases.of(module), own));
            }
        }
        String url = settings.text(Setting.RABBITMQ_URL);
        EventCarrier carrier = url.isEmpty() ? throughDatabases(share, inboxes) : throughBroker(url, inboxes);
        for (String module : share.workedElsewhere()) {
            databases.of(module).outbox().carriedBy(() -> bell.ring(module));
        }
        for (String module : share.worked()) {
            begun.add(new Relay(databases.of(module), carrier, observers));
        }
        begun.addAll(inboxes.values());
    }

    private EventCarrier throughDatabases(Share share, Map<String, Inbox> inboxes) {
        Map<DataSource, Echo> bySource = new IdentityHashMap<>();
        Map<String, Echo> echoes = new HashMap<>();
        for (String module : share.modules()) {
            DataSource source = databases.of(module).source();
            echoes.put(module, bySource.computeIfAbsent(source, each -> new Echo(each, observers, caches)));
        }
        begun.addAll(bySource.values());
        return new InboxCarrier(handlers, databases, inboxes, echoes);
    }

    private EventCarrier throughBroker(String url, Map<String, Inbox> inboxes) {
        var rabbit = new Broker(url, handlers);
        broker = rabbit;
        inboxes.forEach(
                (module, inbox) -> begun.add(new BrokerReceiver(rabbit, databases.of(module), handlers, inbox)));
        begun.add(new BrokerEcho(rabbit, observers, caches));
        return new BrokerCarrier(rabbit, handlers, observers);
    }

    /** Whether events pass through RabbitMQ. */
    public boolean hasBroker() {
        return !settings.text(Setting.RABBITMQ_URL).isEmpty();
    }

    /** Whether RabbitMQ answers, where events pass through it. */
    public boolean brokerAnswers() {
        return broker != null && broker.answers();
    }

    /** What RabbitMQ holds for the module; empty where events do not pass through it, or it does not answer. */
    public Optional<BrokerDepth> inBroker(String module) {
        return broker == null ? Optional.empty() : broker.depth(module);
    }

    @Override
    public Map<String, String> checks() {
        return broker == null ? Map.of() : Map.of("broker", broker.state());
    }

    @Override
    public void stop() {
        Closing.together(begun);
        if (broker != null) {
            broker.close();
        }
    }
}
