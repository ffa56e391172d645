package health.salus.platform.events;

import health.salus.platform.data.Databases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Puts events straight into the inboxes of the modules that listen; needs no broker, only their databases. */
final class InboxCarrier implements EventCarrier {
    private final Handlers handlers;
    private final Databases databases;
    private final Map<String, Inbox> here;
    private final Map<String, Echo> echoes;

    /**
     * @param here inboxes of the modules of this process, which take them in themselves
     * @param echoes of each publisher: what tells the other processes
     */
    InboxCarrier(Handlers handlers, Databases databases, Map<String, Inbox> here, Map<String, Echo> echoes) {
        this.handlers = handlers;
        this.databases = databases;
        this.here = here;
        this.echoes = echoes;
    }

    @Override
    public void carry(Handle outbox, String publisher, List<Published> events) {
        var byModule = new HashMap<String, List<InboxTable.Delivery>>();
        for (Published event : events) {
            for (EventHandler<?> handler : handlers.of(event.type())) {
                byModule.computeIfAbsent(handler.module(), module -> new ArrayList<>())
                        .add(new InboxTable.Delivery(handler.name(), event));
            }
        }
        byModule.forEach((module, deliveries) -> {
            var inbox = here.get(module);
            if (inbox == null) {
                InboxTable.put(databases.of(module), deliveries);
            } else {
                inbox.take(deliveries);
            }
        });
        var echo = echoes.get(publisher);
        if (echo != null) {
            echo.say(outbox, events);
        }
    }
}
