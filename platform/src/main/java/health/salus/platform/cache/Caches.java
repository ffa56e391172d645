package health.salus.platform.cache;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes every cache of the product, so that where copies are kept is decided in one place. */
@ApplicationScoped
public class Caches {
    private final MeterRegistry meters;
    private final List<Cache<?, ?>> all = new CopyOnWriteArrayList<>();

    private final List<Runnable> alsoThen = new CopyOnWriteArrayList<>();

    public Caches(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * @param name for metrics: the noun of what it holds, in plural
     * @param timeToLive after this time a copy is made anew, also if no event has dropped it
     * @param most how many entries it holds; those used least are left out
     */
    public <K, V> Cache<K, V> cache(String name, Duration timeToLive, long most) {
        var cache = new Cache<K, V>(name, timeToLive, most, meters);
        all.add(cache);
        return cache;
    }

    /** What else is to happen when this process may have missed what changed. */
    public void whenAllDropped(Runnable action) {
        alsoThen.add(action);
    }

    /** Drops every copy of this process, after it may have missed what changed. */
    public void dropAll() {
        all.forEach(Cache::dropAll);
        alsoThen.forEach(Runnable::run);
    }
}
