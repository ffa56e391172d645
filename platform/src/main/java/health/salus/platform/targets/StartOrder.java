package health.salus.platform.targets;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Orders modules so that each starts after those it needs. */
final class StartOrder {
    private final Map<String, Module> modules = new TreeMap<>();
    private final Set<Module> ordered = new LinkedHashSet<>();

    private StartOrder(List<Module> chosen) {
        chosen.forEach(module -> modules.put(module.name(), module));
    }

    static List<Module> of(List<Module> chosen) {
        var order = new StartOrder(chosen);
        order.modules.values().forEach(module -> order.add(module, new LinkedHashSet<>()));
        return List.copyOf(order.ordered);
    }

    private void add(Module module, Set<String> path) {
        if (!path.add(module.name())) {
            var circle = new ArrayList<>(path);
            circle.add(module.name());
            throw new IllegalStateException("Modules need each other in a circle: " + String.join(" → ", circle));
        }
        for (String need : module.needs()) {
            Module needed = modules.get(need);
            if (needed != null) {
                add(needed, path);
            }
        }
        path.remove(module.name());
        ordered.add(module);
    }
}
