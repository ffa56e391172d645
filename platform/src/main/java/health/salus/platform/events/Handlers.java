package health.salus.platform.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who listens to what, in all modules: also in those that run in other processes. */
final class Handlers {
    private final Map<String, List<EventHandler<?>>> byEvent = new HashMap<>();
    private final Map<String, Map<String, EventHandler<?>>> byModule = new HashMap<>();

    Handlers(List<EventHandler<?>> handlers) {
        var names = new HashSet<String>();
        for (EventHandler<?> handler : handlers) {
            if (!names.add(handler.module() + "/" + handler.name())) {
                throw new IllegalStateException("Two event handlers of %s have the name %s; give one of them another"
                        .formatted(handler.module(), handler.name()));
            }
            byEvent.computeIfAbsent(handler.event(), event -> new ArrayList<>()).add(handler);
            byModule.computeIfAbsent(handler.module(), module -> new HashMap<>())
                    .put(handler.name(), handler);
        }
    }

    List<EventHandler<?>> of(String event) {
        return byEvent.getOrDefault(event, List.of());
    }

    /** Every module that listens to something, wherever it runs. */
    Set<String> modules() {
        return byModule.keySet();
    }

    Set<String> eventsOf(String module) {
        return in(module).values().stream().map(EventHandler::event).collect(Collectors.toSet());
    }

    /** By name. */
    Map<String, EventHandler<?>> in(String module) {
        return byModule.getOrDefault(module, Map.of());
    }
}
