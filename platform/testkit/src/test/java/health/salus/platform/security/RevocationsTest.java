package health.salus.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.platform.redis.Redis;
import health.salus.platform.security.TokenNews.Revocation;
import health.salus.platform.settings.Settings;
import health.salus.platform.targets.Share;
import health.salus.platform.testkit.Soon;
import health.salus.platform.testkit.TestRedis;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes that hear of revocations from each other alone, as if the issuer did not answer. */
class RevocationsTest {
    @RegisterExtension
    static final TestRedis REDIS = new TestRedis();

    private static final Clock CLOCK = Clock.systemUTC();
    private final UUID session = UUID.randomUUID();

    private record Side(Trust trust, Revocations revocations, Redis redis) {
        /** @param key a letter that the installation's secret is made of */
        static Side started(String key) {
            var secrets =
                    Secrets.load(Settings.of(Map.of("ENCRYPTION_KEY", key.repeat(43) + "=", "INTERNAL_SECRET", "in")));
            var trust = new Trust(CLOCK);
            Redis redis = REDIS.known();
            var revocations = new Revocations(trust, redis, secrets, CLOCK);
            revocations.listen();
            redis.start(Share.whole(List.of()));
            return new Side(trust, revocations, redis);
        }

        boolean believes(UUID session) {
            var caller = new Caller(
                    UUID.randomUUID(), "x", Set.of(), Set.of(), null, null, Set.of(), session, Origin.inside());
            Instant now = CLOCK.instant();
            return trust.stands(new AccessToken(caller, 1, now, now.plusSeconds(600)));
        }

        /** Redis does in order what it is asked over one connection. */
        void untilAllIsDone() {
            redis.line().orElseThrow().answer(commands -> commands.ping());
        }
    }

    private static Revocation of(UUID session) {
        return Revocation.ofSession(session, CLOCK.instant().plusSeconds(600));
    }

    @Test
    void everyProcessHearsOfItAtOnce() {
        Side here = Side.started("A");
        Side there = Side.started("A");
        here.revocations().revoke(of(session));
        assertThat(here.believes(session)).isFalse();
        Soon.holds(
                Duration.ofSeconds(1), () -> assertThat(there.believes(session)).isFalse());
        assertThat(there.believes(UUID.randomUUID())).isTrue();
    }

    @Test
    void oneThatConnectsLaterHearsOfItToo() {
        Side here = Side.started("A");
        here.revocations().revoke(of(session));
        here.untilAllIsDone();
        assertThat(Side.started("A").believes(session)).isFalse();
    }

    @Test
    void whatIsRevokedStaysSoWhateverRedisForgets() {
        Side here = Side.started("A");
        Side there = Side.started("A");
        here.revocations().revoke(of(session));
        Soon.holds(() -> assertThat(there.believes(session)).isFalse());
        REDIS.flush();
        assertThat(here.believes(session)).isFalse();
        assertThat(there.believes(session)).isFalse();
        REDIS.kill();
        UUID second = UUID.randomUUID();
        here.revocations().revoke(of(second));
        REDIS.start();
        Soon.holds(() -> assertThat(there.redis().line()).isPresent());
        assertThat(here.believes(session)).isFalse();
        assertThat(here.believes(second)).isFalse();
        assertThat(there.believes(session)).isFalse();
    }

    @Test
    void nobodyElseCanSpeakOfRevocations() {
        Side here = Side.started("A");
        Side stranger = Side.started("B");
        stranger.revocations().revoke(of(session));
        stranger.untilAllIsDone();
        REDIS.say(
                "EVAL \"for _, each in ipairs(redis.call('PUBSUB', 'CHANNELS')) do redis.call('PUBLISH', each, 'x') end\" 0");
        UUID last = UUID.randomUUID();
        Side.started("A").revocations().revoke(of(last));
        Soon.holds(() -> assertThat(here.believes(last)).isFalse());
        assertThat(here.believes(session)).isTrue();
    }
}
