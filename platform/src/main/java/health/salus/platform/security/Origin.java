package health.salus.platform.security;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a request came from. */
public record Origin(
        String requestId, String ipAddress, @Nullable String userAgent) {
    public static Origin inside() {
        return new Origin(UUID.randomUUID().toString(), "", null);
    }
}
