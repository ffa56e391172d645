package health.salus.platform.testkit;

import health.salus.platform.cache.Caches;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Caches without a container. */
public final class TestCaches {
    private TestCaches() {}

    public static Caches caches() {
        return new Caches(new SimpleMeterRegistry());
    }
}
