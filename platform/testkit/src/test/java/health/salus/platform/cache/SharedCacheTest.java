package health.salus.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import health.salus.platform.redis.Redis;
import health.salus.platform.security.Secrets;
import health.salus.platform.settings.Settings;
import health.salus.platform.testkit.Soon;
import health.salus.platform.testkit.TestRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two processes that share their copies in a real Redis. */
class SharedCacheTest {
    @RegisterExtension
    static final TestRedis REDIS = new TestRedis();

    private static final Secrets SECRETS =
            Secrets.load(Settings.of(Map.of("ENCRYPTION_KEY", "A".repeat(43) + "=", "INTERNAL_SECRET", "inside")));
    private static final int NO_MEMORY = 0;
    private static final int SOME_MEMORY = 100;

    private final AtomicInteger original = new AtomicInteger(1);
    private Side here;
    private Side there;

    /** What one process has: its connection and its copies. */
    private record Side(Redis redis, Cache<String, Integer> cache, SimpleMeterRegistry meters) {
        static Side of(Redis redis, int memory) {
            var meters = new SimpleMeterRegistry();
            var cache = new Caches(meters, redis, SECRETS, "0.1.0")
                    .<String, Integer>shared("things", Duration.ofMinutes(1), memory, new TypeReference<>() {});
            // Begins its generation, so that what follows is about copies only.
            cache.get("begin", key -> 0);
            return new Side(redis, cache, meters);
        }

        int get(AtomicInteger original) {
            return cache.get("a", key -> original.get());
        }

        /** Redis does in order what it is asked over one connection. */
        void untilAllIsDone() {
            redis.line().ifPresent(line -> line.answer(commands -> commands.ping()));
        }

        double shared() {
            return meters.get("cache.gets").tag("result", "shared").counter().count();
        }
    }

    @BeforeEach
    void twoProcesses() {
        here = Side.of(REDIS.connected(), NO_MEMORY);
        there = Side.of(REDIS.connected(), NO_MEMORY);
    }

    @AfterEach
    void end() {
        here.redis().stop();
        there.redis().stop();
    }

    @Test
    void takesWhatTheOtherHasMade() {
        keptByHere();

        original.set(2);
        assertThat(there.get(original)).isEqualTo(1);
        assertThat(there.cache().getAll(List.of("a", "b"), missing -> {
                    assertThat(missing).containsExactly("b");
                    return Map.of("b", 7);
                }))
                .isEqualTo(Map.of("a", 1, "b", 7));
        assertThat(there.shared()).isEqualTo(2);
    }

    @Test
    void whatOneDropsTheOtherDoesNotFind() {
        keptByHere();
        original.set(2);
        there.cache().drop("a");
        assertThat(here.get(original)).isEqualTo(2);

        here.untilAllIsDone();
        original.set(3);
        there.cache().dropIf("nothing like it"::equals);
        assertThat(here.get(original)).isEqualTo(3);
    }

    @Test
    void whatOneDropsWhileTheOtherMakesItIsNotKept() {
        here.cache().get("a", key -> {
            int old = original.get();
            original.set(2);
            there.cache().drop("a");
            return old;
        });
        here.untilAllIsDone();
        assertThat(there.get(original)).isEqualTo(2);
    }

    @Test
    void whatWasMadeDuringAFlushIsNotKept() {
        here.cache().get("a", key -> {
            int old = original.get();
            original.set(2);
            there.cache().drop("a");
            REDIS.flush();
            there.cache().get("other", other -> 0);
            return old;
        });
        here.untilAllIsDone();
        assertThat(there.get(original)).isEqualTo(2);
    }

    @Test
    void dropsThatDidNotReachRedisCountAllTheSame() {
        keptByHere();
        REDIS.freeze();
        try {
            Soon.holds(() -> assertThat(there.redis().line()).isEmpty());
            original.set(2);
            there.cache().drop("a");
        } finally {
            REDIS.thaw();
        }
        Soon.holds(() -> assertThat(there.redis().line()).isPresent());

        assertThat(there.get(original)).isEqualTo(2);
        assertThat(here.get(original)).as("the other may look only now").isEqualTo(2);
    }

    @Test
    void aRedisThatHasLostItsLastChangesIsNotBelieved() {
        keptByHere();
        REDIS.remember();
        original.set(2);
        there.cache().drop("a");
        REDIS.kill();
        REDIS.startAsRemembered();
        Soon.holds(() -> assertThat(here.redis().line()).isPresent());
        Soon.holds(() -> assertThat(there.redis().line()).isPresent());

        assertThat(here.get(original)).isEqualTo(2);
        assertThat(there.get(original)).isEqualTo(2);
    }

    @Test
    void believesACacheThatItUsesForTheFirstTime() {
        var caches = new Caches(new SimpleMeterRegistry(), here.redis(), SECRETS, "0.1.0");
        caches.<String, Integer>shared("first", Duration.ofMinutes(1), NO_MEMORY, new TypeReference<>() {})
                .get("a", key -> 1);
        keptByHere();
        original.set(2);
        var later =
                caches.<String, Integer>shared("things", Duration.ofMinutes(1), NO_MEMORY, new TypeReference<>() {});
        assertThat(later.get("a", key -> original.get())).isEqualTo(1);
    }

    @Test
    void aProcessThatStartsBelievesNothingFromBefore() {
        keptByHere();
        original.set(2); // and the one who should have dropped it is gone
        assertThat(Side.of(REDIS.connected(), SOME_MEMORY).get(original)).isEqualTo(2);
    }

    @Test
    void nobodyElseCanReadOrSwapCopies() {
        keptByHere();
        String dump = REDIS.say("EVAL \"local all = '' for _, key in ipairs(redis.call('KEYS', '*')) do "
                + "all = all .. key .. ' ' .. redis.call('GET', key) .. ' ' end return all:gsub('%c', '')\" 0");
        String words = REDIS.say("EVAL \"return table.concat(redis.call('KEYS', '*'), ' '):gsub('%c', '')\" 0");
        assertThat(dump + words).doesNotContain("begin");

        var other = Secrets.load(Settings.of(Map.of("ENCRYPTION_KEY", "B".repeat(43) + "=", "INTERNAL_SECRET", "x")));
        var cache = new Caches(new SimpleMeterRegistry(), REDIS.connected(), other, "0.1.0")
                .<String, Integer>shared("things", Duration.ofMinutes(1), 100, new TypeReference<>() {});
        assertThat(cache.get("a", key -> 5)).isEqualTo(5);
        assertThat(there.get(original)).isEqualTo(1);
    }

    @Test
    void goesOnWithItsMemoryWhileRedisHangs() {
        var remembering = Side.of(REDIS.connectedInHaste(), SOME_MEMORY);
        REDIS.freeze();
        try {
            assertThat(remembering.get(original)).isEqualTo(1);
            original.set(2);
            assertThat(remembering.get(original)).isEqualTo(1);
            long begin = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                remembering.cache().drop("a");
                assertThat(remembering.get(original)).isEqualTo(2);
            }
            assertThat(System.nanoTime() - begin)
                    .as("only the first question waits")
                    .isLessThan(TimeUnit.SECONDS.toNanos(5));
        } finally {
            REDIS.thaw();
        }
        Soon.holds(() -> assertThat(remembering.redis().line()).isPresent());
    }

    /**
     * Many threads of two processes read and change the same few things while Redis is emptied, frozen, killed and started
     * again: nobody ever sees something older than the last drop that had returned in their process.
     */
    @ParameterizedTest
    @ValueSource(ints = {NO_MEMORY, SOME_MEMORY})
    void nothingIsOlderThanTheLastDrop(int memory) throws Exception {
        var race = new Race(memory);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(race::reader));
                all.add(threads.submit(race::reader));
                all.add(threads.submit(race::writer));
            }
            for (Runnable trouble : List.<Runnable>of(
                    REDIS::flush, () -> frozen(500), REDIS::flush, () -> killedAndStarted(), () -> frozen(1_500))) {
                TimeUnit.MILLISECONDS.sleep(600);
                trouble.run();
            }
            TimeUnit.MILLISECONDS.sleep(1_500);
            race.over = true;
            for (Future<?> each : all) {
                each.get(20, TimeUnit.SECONDS);
            }
        }
        assertThat(race.sides.stream().mapToDouble(Side::shared).sum())
                .as("copies were shared at all")
                .isGreaterThan(10);
    }

    private static void frozen(long millis) {
        REDIS.freeze();
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            REDIS.thaw();
        }
    }

    private static void killedAndStarted() {
        REDIS.kill();
        REDIS.start();
    }

    private static final class Race {
        private static final int KEYS = 5;
        private final List<Side> sides;
        private final AtomicIntegerArray originals = new AtomicIntegerArray(KEYS);
        /** For each side and key, what was the original when the last drop that has returned there began. */
        private final AtomicIntegerArray dropped = new AtomicIntegerArray(2 * KEYS);

        private volatile boolean over;

        Race(int memory) {
            this.sides = List.of(Side.of(REDIS.connectedInHaste(), memory), Side.of(REDIS.connectedInHaste(), memory));
        }

        Void reader() throws InterruptedException {
            while (!over) {
                int side = ThreadLocalRandom.current().nextInt(2);
                int key = ThreadLocalRandom.current().nextInt(KEYS);
                int atLeast = dropped.get(side * KEYS + key);
                int seen = sides.get(side).cache().get(Integer.toString(key), each -> read(key));
                assertThat(seen).isGreaterThanOrEqualTo(atLeast);
                TimeUnit.MICROSECONDS.sleep(300);
            }
            return null;
        }

        /** The original, as it was a moment ago: what is read takes time to arrive. */
        private int read(int key) {
            int read = originals.get(key);
            pause(ThreadLocalRandom.current().nextInt(3_000));
            return read;
        }

        /** Changes the original; the other process hears of it a little later. */
        Void writer() {
            while (!over) {
                int key = ThreadLocalRandom.current().nextInt(KEYS);
                int changed = originals.incrementAndGet(key);
                int first = ThreadLocalRandom.current().nextInt(2);
                drop(first, key, changed);
                pause(ThreadLocalRandom.current().nextInt(5_000));
                drop(1 - first, key, changed);
                pause(ThreadLocalRandom.current().nextInt(20_000));
            }
            return null;
        }

        private void drop(int side, int key, int changed) {
            if (ThreadLocalRandom.current().nextInt(10) == 0) {
                sides.get(side).cache().dropAll();
            } else {
                sides.get(side).cache().drop(Integer.toString(key));
            }
            dropped.accumulateAndGet(side * KEYS + key, changed, Math::max);
        }

        private static void pause(int micros) {
            try {
                TimeUnit.MICROSECONDS.sleep(micros);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void keptByHere() {
        assertThat(here.get(original)).isEqualTo(1);
        here.untilAllIsDone();
    }
}
