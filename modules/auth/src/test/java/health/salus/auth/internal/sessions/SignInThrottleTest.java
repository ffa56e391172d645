package health.salus.auth.internal.sessions;

import static health.salus.auth.internal.sessions.AuthFixture.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.auth.internal.users.Role;
import health.salus.platform.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInThrottleTest {
    private static final String EMAIL = "Rosa@clinic.example";
    private static final String HERE = "192.0.2.1";

    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("auth");

    private AuthFixture auth;
    private SignInThrottle throttle;

    @BeforeEach
    void startAfresh() {
        postgres.empty();
        auth = new AuthFixture(postgres.database());
        throttle = new SignInThrottle(auth.database, auth.clock);
    }

    @Test
    void slowsDownAfterFiveFailures() {
        fail(5, HERE);
        assertThatThrownBy(() -> throttle.countAttempt(EMAIL, HERE)).isInstanceOf(TooManyAttempts.class);
        auth.clock.move(Duration.ofSeconds(1));
        throttle.countAttempt(EMAIL, HERE);
        auth.clock.move(Duration.ofSeconds(1));
        assertThatThrownBy(() -> throttle.countAttempt(EMAIL, HERE)).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void waitsAQuarterOfAnHourAtMost() {
        assertThat(SignInThrottle.wait(4)).isZero();
        assertThat(SignInThrottle.wait(5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(SignInThrottle.wait(9)).isEqualTo(Duration.ofSeconds(16));
        assertThat(SignInThrottle.wait(1000)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void forgetsAfterASuccess() {
        fail(4, HERE);
        throttle.forget(EMAIL, HERE);
        fail(5, HERE);
    }

    @Test
    void forgetsAfterADay() {
        fail(5, HERE);
        auth.clock.move(SignInThrottle.FORGOTTEN_AFTER.plusSeconds(1));
        fail(5, HERE);
    }

    @Test
    void countsOtherAddressesByThemselves() {
        fail(5, HERE);
        fail(5, "192.0.2.2");
    }

    @Test
    void allowsAHundredFailuresFromEverywhereTogether() {
        failFromManyAddresses();
        assertThatThrownBy(() -> throttle.countAttempt(EMAIL, "203.0.113.200")).isInstanceOf(TooManyAttempts.class);
        auth.clock.move(Duration.ofMinutes(15));
        throttle.countAttempt(EMAIL, "203.0.113.201");
        assertThatThrownBy(() -> throttle.countAttempt(EMAIL, "203.0.113.202")).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void neverLocksOutTheOwnerAtTheirUsualAddress() {
        var rosa = auth.user(Role.NURSE);
        auth.signIn(rosa);
        for (int i = 0; i < 100; i++) {
            throttle.countAttempt(rosa.email(), "203.0.113." + i);
        }
        assertThatThrownBy(() -> auth.signIn.run(rosa.email(), AuthFixture.PASSWORD, from("203.0.113.250"), false))
                .isInstanceOf(TooManyAttempts.class);
        assertThat(auth.signIn(rosa)).isNotNull();
    }

    @Test
    void countsParallelAttempts() throws Exception {
        Callable<Boolean> attempt = () -> {
            try {
                throttle.countAttempt(EMAIL, HERE);
                return true;
            } catch (TooManyAttempts e) {
                return false;
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long allowed = threads.invokeAll(Collections.nCopies(50, attempt)).stream()
                    .map(Future::resultNow)
                    .filter(Boolean::booleanValue)
                    .count();
            assertThat(allowed).isEqualTo(SignInThrottle.FREE_FAILURES);
        }
    }

    /** Many sign in at the same time, as after a lesson: attempts and successes of one account meet. */
    @Test
    void successesDoNotLockOutAttempts() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                boolean succeeds = i % 4 > 0;
                work.add(() -> {
                    if (succeeds) {
                        throttle.forget(EMAIL, HERE);
                    } else {
                        throttle.countAttempt(EMAIL, HERE);
                    }
                    return true;
                });
            }
            for (Future<Boolean> done : people.invokeAll(work)) {
                try {
                    assertThat(done.get()).isTrue();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(TooManyAttempts.class);
                }
            }
        }
    }

    private void fail(int times, String address) {
        for (int i = 0; i < times; i++) {
            throttle.countAttempt(EMAIL, address);
        }
    }

    private void failFromManyAddresses() {
        for (int i = 0; i < SignInThrottle.FAILURES_FROM_ANYWHERE; i++) {
            throttle.countAttempt(EMAIL, "203.0.113." + i);
        }
    }
}
