package health.salus.server;

import java.util.List;

/** The targets of this build, for the command line, which answers before the container runs. A test keeps it true. */
final class KnownTargets {
    static final List<String> NAMES =
            List.of("appointments", "audit", "auth", "departments", "doctors", "gateway", "imports", "patients");

    private KnownTargets() {}
}
