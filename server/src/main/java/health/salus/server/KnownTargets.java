package health.salus.server;

import health.salus.platform.targets.Targets;
import java.util.List;
import java.util.Set;

/** The targets of this build, for the command line, which answers before the container runs. A test keeps it true. */
final class KnownTargets {
    static final List<String> NAMES = List.of(
            "appointments",
            "audit",
            "auth",
            "departments",
            "doctors",
            "gateway",
            "graphql",
            "imports",
            "patients",
            "worker");

    private static final Set<String> WITHOUT_DATA = Set.of("gateway", "graphql", "worker");

    private KnownTargets() {}

    /** Modules whose data a process with these targets works on. */
    static List<String> withData(List<String> targets) {
        boolean all = targets.contains(Targets.ALL) || targets.contains("worker");
        return (all ? NAMES : targets)
                .stream().filter(name -> !WITHOUT_DATA.contains(name)).toList();
    }
}
