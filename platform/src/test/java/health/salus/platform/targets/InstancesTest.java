package health.salus.platform.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.settings.Settings;
import health.salus.platform.settings.WrongSetting;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstancesTest {
    private static final URI ONE = URI.create("http://one:3003");
    private static final URI OTHER = URI.create("http://other:3003");

    private static final Exception SILENCE = new ConnectTimeoutException("nobody answered");
    private static final Exception REFUSAL = new ConnectException("Connection refused");

    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Instances instances =
            services("http://one:3003, http://other:3003/").of("patients").orElseThrow();

    @Test
    void eachIsFirstInItsTurn() {
        assertThat(instances.inTurn()).containsExactly(ONE, OTHER);
        assertThat(instances.inTurn()).containsExactly(OTHER, ONE);
        assertThat(instances.inTurn()).containsExactly(ONE, OTHER);
    }

    @Test
    void oneThatWasNotReachedIsLeftAloneForAMoment() {
        instances.notReached(ONE, SILENCE);

        assertThat(instances.inTurn()).containsExactly(OTHER);
        assertThat(instances.inTurn()).containsExactly(OTHER);
        now = now.plusMillis(250);
        assertThat(instances.inTurn()).contains(ONE);
    }

    @Test
    void oneThatRefusesIsAskedAfterAllOthers() {
        instances.notReached(ONE, REFUSAL);
        instances.isLeaving(OTHER);

        assertThat(instances.inTurn()).containsExactly(OTHER, ONE);
        assertThat(instances.inTurn()).containsExactly(OTHER, ONE);
        instances.notReached(OTHER, REFUSAL);
        assertThat(instances.inTurn()).containsExactlyInAnyOrder(ONE, OTHER);
    }

    @Test
    void oneThatRefusedIsAskedAlsoWhileSomebodyTriesWhetherItIsThereAgain() {
        instances.notReached(ONE, REFUSAL);
        now = now.plusMillis(250);
        assertThat(instances.inTurn()).containsExactly(ONE, OTHER);

        assertThat(instances.inTurn()).containsExactly(OTHER, ONE);
    }

    @Test
    void itIsLeftAloneForLongerEachTimeButNeverForLong() {
        for (int millis : new int[] {250, 500, 1_000, 2_000, 4_000, 4_000}) {
            instances.notReached(ONE, SILENCE);
            now = now.plusMillis(millis - 1);
            assertThat(instances.inTurn()).doesNotContain(ONE);
            now = now.plusMillis(1);
            assertThat(instances.inTurn()).contains(ONE);
        }
    }

    @Test
    void anAnswerForgetsTheFailures() {
        instances.notReached(ONE, SILENCE);
        instances.notReached(ONE, SILENCE);
        now = now.plus(Duration.ofSeconds(1));
        instances.reached(ONE);
        instances.notReached(ONE, SILENCE);

        now = now.plusMillis(250);
        assertThat(instances.inTurn()).contains(ONE);
    }

    @Test
    void onlyOneRequestTriesWhetherItIsThereAgain() {
        instances.notReached(ONE, SILENCE);
        instances.notReached(OTHER, SILENCE);
        now = now.plusMillis(250);
        URI tried = instances.inTurn().getFirst();

        assertThat(instances.inTurn()).doesNotContain(tried);
        now = now.plusSeconds(10);
        assertThat(instances.inTurn()).contains(tried);
    }

    @Test
    void allAskItAgainOnceItHasAnsweredTheOneThatTried() {
        instances.notReached(ONE, SILENCE);
        now = now.plusMillis(250);
        assertThat(instances.inTurn()).contains(ONE);
        instances.reached(ONE);

        assertThat(instances.inTurn()).contains(ONE);
        assertThat(instances.inTurn()).contains(ONE);
    }

    @Test
    void oneThatAnswersNobodyIsLeftAlone() {
        instances.silent(ONE, instances.answers(ONE));

        assertThat(instances.inTurn()).containsExactly(OTHER);
    }

    @Test
    void oneThatIsSlowAtOneRequestIsNot() {
        long before = instances.answers(ONE);
        instances.reached(ONE);
        instances.silent(ONE, before);

        assertThat(instances.inTurn()).contains(ONE);
    }

    @Test
    void nobodyIsAskedWhileAllAreLeftAlone() {
        instances.notReached(ONE, SILENCE);
        instances.notReached(OTHER, SILENCE);

        assertThat(instances.inTurn()).isEmpty();
    }

    @Test
    void oneThatIsLeavingIsAskedAfterTheOthers() {
        instances.isLeaving(ONE);

        assertThat(instances.inTurn()).containsExactly(OTHER, ONE);
        assertThat(instances.inTurn()).containsExactly(OTHER, ONE);
        now = now.plusSeconds(4);
        assertThat(instances.inTurn()).containsExactly(ONE, OTHER);
    }

    @Test
    void nobodyIsMissedAtASparePlace() {
        Instances moving =
                services("http://one:3003,(http://other:3003)").of("patients").orElseThrow();

        assertThat(moving.all()).containsExactly(ONE, OTHER);
        assertThat(moving.isSpare(ONE)).isFalse();
        assertThat(moving.isSpare(OTHER)).isTrue();
    }

    @Test
    void whereAModuleRunsNeedNotBeKnown() {
        assertThat(services("").of("patients")).isEmpty();
        assertThat(services("http://one:3003").of("doctors")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"patients:3003", "ftp://one", "http://", "http://one/api", "http://one,", "http://o ne"})
    void whatIsNoAddressIsRefused(String url) {
        assertThatThrownBy(() -> services(url).of("patients"))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("PATIENTS_SERVICE_URL");
    }

    private Services services(String url) {
        return new Services(Settings.of(Map.of("PATIENTS_SERVICE_URL", url)), clock);
    }
}
