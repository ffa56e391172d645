package health.salus.gateway;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a service is, or all of them together. */
enum ServiceState {
    UP,
    /** Of all together: something is down and others go on. */
    DEGRADED,
    DOWN,
    /** Of one: nobody has told this gateway where it runs. */
    UNKNOWN;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
