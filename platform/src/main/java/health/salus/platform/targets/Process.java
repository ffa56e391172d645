package health.salus.platform.targets;

import health.salus.platform.data.Databases;
import health.salus.platform.security.Secrets;
import health.salus.platform.settings.Settings;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was settled before the container started.
 *
 * @param targets those asked for
 * @param databases waits until they are there: one of our own starts while the container does
 */
public record Process(Settings settings, List<String> targets, Supplier<Databases> databases, Secrets secrets) {
    private static volatile @Nullable Process current;

    /** Called once by main. */
    public static void begin(Process process) {
        current = process;
    }

    static Process current() {
        return Objects.requireNonNull(current, "main has not begun the process");
    }
}
