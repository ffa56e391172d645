package health.salus.platform.targets;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a process says of itself at {@code /health} and {@code /ready}. The gateway reads it from processes of other versions
 * too, so what is new here may be missing there.
 *
 * @param service the target if it runs one alone, else {@code salus}
 * @param targets how each target that runs here is: {@link #UP}, {@link #STARTING} or {@link #NO_DATABASE}; at
 *     {@code /ready} only
 * @param checks what the process leans on, and whether that is {@code up}; a replica that is not used just now is
 *     {@code degraded}, for the primary does its work
 */
public record ProcessHealth(
        String status,
        Instant timestamp,
        String service,
        String version,
        @Nullable Map<String, String> targets,
        Map<String, String> checks) {
    public static final String UP = "up";
    /** Not all of the process has started yet, or it is stopping. */
    public static final String STARTING = "starting";

    public static final String NO_DATABASE = "no-database";

    private static final String HEALTHY = "healthy";

    static ProcessHealth of(
            boolean healthy,
            Instant timestamp,
            String service,
            String version,
            @Nullable Map<String, String> targets,
            Map<String, String> checks) {
        return new ProcessHealth(healthy ? HEALTHY : "unhealthy", timestamp, service, version, targets, checks);
    }

    public boolean healthy() {
        return HEALTHY.equals(status);
    }
}
