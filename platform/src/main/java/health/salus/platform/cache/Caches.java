package health.salus.platform.cache;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Makes every cache of the product, so that where copies are kept is decided in one place. */
@ApplicationScoped
public class Caches {
    private final MeterRegistry meters;

    public Caches(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * @param name for metrics: the noun of what it holds, in plural
     * @param timeToLive after this time a copy is made anew, also if no event has dropped it
     * @param most how many entries it holds; those used least are left out
     */
    public <K, V> Cache<K, V> cache(String name, Duration timeToLive, long most) {
        return new Cache<>(name, timeToLive, most, meters);
    }
}
