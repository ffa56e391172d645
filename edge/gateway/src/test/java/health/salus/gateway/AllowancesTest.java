package health.salus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.platform.redis.Redis;
import health.salus.platform.security.Secrets;
import health.salus.platform.settings.Settings;
import health.salus.platform.testkit.Soon;
import health.salus.platform.testkit.TestRedis;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two gateways that count together in a real Redis. */
class AllowancesTest {
    @RegisterExtension
    static final TestRedis REDIS = new TestRedis();

    private static final Secrets SECRETS =
            Secrets.load(Settings.of(Map.of("ENCRYPTION_KEY", "A".repeat(43) + "=", "INTERNAL_SECRET", "inside")));
    private static final Duration WINDOW = Duration.ofHours(10);
    private static final int MOST = 100;

    private final String client = "person " + UUID.randomUUID();
    private final Redis redisHere = REDIS.connected();
    private final Redis redisThere = REDIS.connected();
    private final Allowances here = new Allowances(WINDOW, redisHere, SECRETS);
    private final Allowances there = new Allowances(WINDOW, redisThere, SECRETS);

    private long admitted(int requests, Allowances... gateways) {
        return IntStream.range(0, requests)
                .mapToObj(
                        i -> gateways[i % gateways.length].takeOne(client, MOST).toCompletableFuture())
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .filter(ConsumptionProbe::isConsumed)
                .count();
    }

    @Test
    void countTogether() {
        assertThat(admitted(3 * MOST, here, there)).isEqualTo(MOST);
        assertThat(admitted(10, new Allowances(WINDOW, REDIS.connected(), SECRETS)))
                .isZero();
    }

    @Test
    void whatIsLeftIsToldAsOfBoth() {
        admitted(30, here);
        ConsumptionProbe probe =
                there.takeOne(client, MOST).toCompletableFuture().join();
        assertThat(probe.getRemainingTokens()).isEqualTo(MOST - 31);
    }

    @Test
    void aFlushOpensNothingHere() {
        assertThat(admitted(MOST, here)).isEqualTo(MOST);
        REDIS.flush();
        assertThat(admitted(MOST, here)).isZero();
        assertThat(admitted(2 * MOST, there)).as("starts anew, and ends").isEqualTo(MOST);
    }

    @Test
    void eachCountsForItselfWhileRedisIsGone() {
        assertThat(admitted(MOST / 2, here)).isEqualTo(MOST / 2);
        REDIS.kill();
        try {
            assertThat(admitted(3 * MOST, here)).isEqualTo(MOST / 2);
            assertThat(admitted(3 * MOST, there)).isEqualTo(MOST);
        } finally {
            REDIS.start();
        }
        Soon.holds(() -> assertThat(redisHere.line()).isPresent());
        assertThat(admitted(MOST, here)).isZero();
    }

    @Test
    void aRedisThatHangsHoldsUpNobodyForLong() {
        Allowances inHaste = new Allowances(WINDOW, REDIS.connectedInHaste(), SECRETS);
        REDIS.freeze();
        try {
            long begin = System.nanoTime();
            assertThat(admitted(MOST / 2, inHaste)).isEqualTo(MOST / 2);
            for (int i = 0; i < MOST; i++) {
                admitted(1, inHaste);
            }
            assertThat(admitted(MOST, inHaste)).isZero();
            assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(3));
        } finally {
            REDIS.thaw();
        }
        assertThat(admitted(2 * MOST, there)).isLessThanOrEqualTo(MOST).isPositive();
    }

    @Test
    void namesNobody() {
        here.takeOne("person ada@example.org", MOST).toCompletableFuture().join();
        String keys = REDIS.say("EVAL \"return table.concat(redis.call('KEYS', '*'), ' ')\" 0");
        String all = Stream.of(keys, REDIS.say("DBSIZE")).toList().toString();
        assertThat(all).doesNotContain("ada").doesNotContain("person");
        assertThat(REDIS.say("EVAL \"return redis.call('KEYS', 'salus:limit:*')[1] and 1 or 0\" 0"))
                .isEqualTo(":1");
    }
}
