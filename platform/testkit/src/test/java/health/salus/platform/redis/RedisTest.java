package health.salus.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.settings.Settings;
import health.salus.platform.settings.WrongSetting;
import health.salus.platform.testkit.Soon;
import health.salus.platform.testkit.TestRedis;
import io.lettuce.core.ScriptOutputType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisTest {
    @RegisterExtension
    static final TestRedis REDIS = new TestRedis();

    @Test
    void answersAfterItWasFrozenOnTheSameLine() {
        Redis redis = REDIS.connectedInHaste();
        Soon.holds(() -> assertThat(redis.checks()).containsEntry("redis", "up"));
        Line line = redis.line().orElseThrow();
        REDIS.freeze();
        // Nobody asks: it is noticed all the same.
        Soon.holds(() -> assertThat(redis.line()).isEmpty());
        Soon.holds(() -> assertThat(redis.checks()).containsEntry("redis", "down: does not answer in time"));
        REDIS.thaw();
        Soon.holds(() -> assertThat(redis.line()).containsSame(line));
        assertThat(redis.checks()).containsEntry("redis", "up");
    }

    @Test
    void anotherLineAfterItWasKilled() {
        Redis redis = REDIS.connected();
        Line line = redis.line().orElseThrow();
        REDIS.kill();
        Soon.holds(() -> assertThat(redis.checks()).containsEntry("redis", "down: cannot be reached"));
        assertThat(line.answer(commands -> commands.ping())).isEmpty();
        REDIS.start();
        Soon.holds(() -> assertThat(redis.line()).isPresent());
        assertThat(redis.line()).isNotSameAs(line);
    }

    @Test
    void oneThatIsNotThereAtFirstIsFoundLater() {
        REDIS.kill();
        Redis redis = REDIS.connectedInHaste();
        assertThat(redis.checks()).containsEntry("redis", "down: cannot be reached");
        REDIS.start();
        Soon.holds(() -> assertThat(redis.line()).isPresent());
    }

    @Test
    void saysWhatIsWrong() {
        says("refuses the password (REDIS_PASSWORD)", Map.of("REDIS_PASSWORD", "guessed"));
        says("cannot be reached", Map.of("REDIS_URL", "redis://nowhere.invalid:6379"));
    }

    private static void says(String what, Map<String, String> settings) {
        Redis redis = REDIS.connected(settings);
        Soon.holds(() -> assertThat(redis.checks()).containsEntry("redis", "down: " + what));
        assertThat(redis.line()).isEmpty();
    }

    /** Settings of the JVM that lettuce reads for each connection. */
    @Test
    void believesOnlyCertificatesThatAreTrusted() {
        Map<String, String> underTls = Map.of("REDIS_URL", REDIS.tlsUrl());
        says("shows no certificate that is trusted", underTls);
        // The first of them is still trying and must not see the one without the other.
        System.setProperty("javax.net.ssl.trustStorePassword", TestRedis.PASSWORD);
        System.setProperty("javax.net.ssl.trustStore", REDIS.trustStore().toString());
        try {
            Redis trusting = REDIS.connected(underTls);
            Soon.holds(() -> assertThat(trusting.checks()).containsEntry("redis", "up"));
            // A certificate of another host.
            says(
                    "shows no certificate that is trusted",
                    Map.of("REDIS_URL", REDIS.tlsUrl().replace("localhost", "127.0.0.1")));
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }

    @Test
    void anErrorOfOneQuestionIsNoSilence() {
        Redis redis = REDIS.connected();
        Line line = redis.line().orElseThrow();
        assertThat(line.answer(commands -> commands.eval("nonsense", ScriptOutputType.VALUE)))
                .isEmpty();
        assertThat(redis.line()).containsSame(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:6379", "http://localhost", "redis://", "redis://host:port", "redis-sentinel://a"})
    void whatIsNoAddressIsRefusedAtTheStart(String url) {
        Settings settings = Settings.of(Map.of("REDIS_URL", url));
        assertThatThrownBy(() -> {
                    settings.check();
                    new Redis(settings, new SimpleMeterRegistry());
                })
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("The setting REDIS_URL");
    }
}
