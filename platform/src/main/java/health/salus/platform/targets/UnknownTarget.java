package health.salus.platform.targets;

import java.util.Collection;
import java.util.TreeSet;

/** The command line names a target that does not exist. */
public final class UnknownTarget extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownTarget(String name, Collection<String> known) {
        super("There is no target '%s'. Known targets: all, %s."
                .formatted(name, String.join(", ", new TreeSet<>(known))));
    }
}
