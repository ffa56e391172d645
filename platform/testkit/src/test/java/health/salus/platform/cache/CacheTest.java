package health.salus.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CacheTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Cache<String, Integer> cache = new Caches(meters).cache("things", Duration.ofMinutes(1), 100);
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void loadsOnceUntilDropped() {
        assertThat(cache.get("a", key -> loads.incrementAndGet())).isEqualTo(1);
        assertThat(cache.get("a", key -> loads.incrementAndGet())).isEqualTo(1);
        cache.drop("a");
        assertThat(cache.get("a", key -> loads.incrementAndGet())).isEqualTo(2);
        cache.dropAll();
        assertThat(cache.get("a", key -> loads.incrementAndGet())).isEqualTo(3);
    }

    @Test
    void countsHitsAndMisses() {
        cache.get("a", key -> 1);
        cache.get("a", key -> 1);
        cache.get("a", key -> 1);

        assertThat(counted("hit")).isEqualTo(2);
        assertThat(counted("miss")).isEqualTo(1);
    }

    @Test
    void doesNotKeepWhatWasDroppedWhileItWasMade() {
        int stale = cache.get("a", key -> {
            cache.drop("a");
            return loads.incrementAndGet();
        });
        assertThat(stale).isEqualTo(1);
        assertThat(cache.get("a", key -> loads.incrementAndGet())).isEqualTo(2);
    }

    @Test
    void doesNotKeepAFailure() {
        assertThatThrownBy(() -> cache.get("a", key -> {
                    throw new IllegalStateException("not there");
                }))
                .hasMessage("not there");
        assertThat(cache.get("a", key -> 1)).isEqualTo(1);
    }

    @Test
    void letsOneOfManyLoad() throws Exception {
        var started = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 100)
                    .mapToObj(i -> threads.submit(() -> {
                        started.await();
                        return cache.get("a", key -> {
                            pause();
                            return loads.incrementAndGet();
                        });
                    }))
                    .toList();
            started.countDown();
            for (Future<Integer> one : all) {
                assertThat(one.get()).isEqualTo(1);
            }
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void makesAllThatIsMissingAtOnce() {
        cache.get("a", key -> 1);

        var found = cache.getAll(List.of("a", "b", "c"), missing -> {
            loads.incrementAndGet();
            assertThat(missing).containsExactly("b", "c");
            return Map.of("b", 2);
        });

        assertThat(found).containsExactly(Map.entry("a", 1), Map.entry("b", 2));
        assertThat(cache.getAll(List.of("b"), missing -> Map.of("b", 3))).containsEntry("b", 2);
        assertThat(cache.getAll(List.of("c"), missing -> Map.of("c", 3))).containsEntry("c", 3);
        assertThat(loads).hasValue(1);
    }

    @Test
    void doesNotKeepPartsThatWereDroppedWhileTheyWereMade() {
        cache.getAll(List.of("a", "b"), missing -> {
            cache.dropIf("a"::equals);
            return Map.of("a", 1, "b", 1);
        });

        assertThat(cache.getAll(List.of("a", "b"), missing -> Map.of("a", 2, "b", 2)))
                .containsExactly(Map.entry("a", 2), Map.entry("b", 1));
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private double counted(String result) {
        return meters.get("cache.gets")
                .tag("cache", "things")
                .tag("result", result)
                .counter()
                .count();
    }
}
