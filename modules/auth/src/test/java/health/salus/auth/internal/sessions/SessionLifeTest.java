package health.salus.auth.internal.sessions;

import static health.salus.auth.internal.sessions.AuthFixture.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.auth.SessionEnded;
import health.salus.auth.internal.users.Role;
import health.salus.auth.internal.users.User;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.testkit.TestDatabase;
import io.quarkus.security.AuthenticationFailedException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionLifeTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("auth");

    private AuthFixture auth;
    private User rosa;

    @BeforeEach
    void signUp() {
        postgres.empty();
        auth = new AuthFixture(postgres.database());
        rosa = auth.user(Role.RECEPTIONIST);
    }

    @Test
    void givesATokenThatSaysWhoItIs() {
        Tokens tokens = auth.signIn(rosa);
        var caller = auth.verifier.verify(tokens.accessToken()).token().caller();
        assertThat(caller.userId()).isEqualTo(rosa.id());
        assertThat(caller.roles()).containsExactly("receptionist");
        assertThat(caller.permissions()).contains("appointments:book").doesNotContain("users:write");
        assertThat(tokens.expiresInSeconds()).isEqualTo(900);
        assertThat(postgres.recorded()).extracting(AccessRecord::action).containsExactly("sessions:sign-in");
    }

    @Test
    void refusesAWrongPasswordLikeAnUnknownPerson() {
        var wrong = catchFailure(rosa.email());
        var unknown = catchFailure("nobody@clinic.example");
        assertThat(wrong).isInstanceOf(InvalidCredentials.class).hasMessage(unknown.getMessage());
        assertThat(unknown).isInstanceOf(InvalidCredentials.class);
        assertThat(postgres.recorded()).extracting(AccessRecord::outcome).containsExactly("denied", "denied");
        assertThat(postgres.recorded()).extracting(AccessRecord::userName).containsExactly("Rosa Lindner", "unknown");
    }

    private Throwable catchFailure(String email) {
        return org.assertj.core.api.Assertions.catchThrowable(
                () -> auth.signIn.run(email, "not the right one", from("192.0.2.1"), false));
    }

    @Test
    void rotatesTheRefreshToken() {
        Tokens first = auth.signIn(rosa);
        Tokens second = auth.refresh.run(first.refreshToken(), from("192.0.2.1"));
        Tokens third = auth.refresh.run(second.refreshToken(), from("192.0.2.1"));
        assertThat(third.sessionId()).isEqualTo(first.sessionId());
        assertThat(auth.verifier.verify(third.accessToken())).isNotNull();
    }

    @Test
    void killsTheSessionWhenARefreshTokenIsUsedTwice() {
        Tokens first = auth.signIn(rosa);
        Tokens second = auth.refresh.run(first.refreshToken(), from("192.0.2.1"));

        assertThatThrownBy(() -> auth.refresh.run(first.refreshToken(), from("203.0.113.9")))
                .isInstanceOf(SessionOver.class);

        assertThatThrownBy(() -> auth.refresh.run(second.refreshToken(), from("192.0.2.1")))
                .isInstanceOf(SessionOver.class);
        assertThatThrownBy(() -> auth.verifier.verify(second.accessToken()))
                .isInstanceOf(AuthenticationFailedException.class);
        assertThat(postgres.published(SessionEnded.class))
                .containsExactly(new SessionEnded(first.sessionId(), rosa.id(), "refresh-reused"));
        assertThat(auth.signIn(rosa)).isNotNull();
    }

    @Test
    void letsOneOfTwentyParallelRefreshesThrough() throws Exception {
        String token = auth.signIn(rosa).refreshToken();
        Callable<Optional<Tokens>> attempt = () -> {
            try {
                return Optional.of(auth.refresh.run(token, from("192.0.2.1")));
            } catch (SessionOver e) {
                return Optional.empty();
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long through = threads.invokeAll(Collections.nCopies(20, attempt)).stream()
                    .map(Future::resultNow)
                    .filter(Optional::isPresent)
                    .count();
            assertThat(through).isEqualTo(1);
        }
    }

    @Test
    void forgivesABrowserThatReloadsBeforeTheAnswerCame() {
        Tokens first = auth.signIn.run(rosa.email(), AuthFixture.PASSWORD, from("192.0.2.1"), true);
        Tokens lost = auth.refresh.run(first.refreshToken(), from("192.0.2.1"));
        auth.clock.move(Duration.ofSeconds(2));
        Tokens again = auth.refresh.run(first.refreshToken(), from("192.0.2.1"));

        assertThat(auth.refresh.run(again.refreshToken(), from("192.0.2.1"))).isNotNull();
        assertThatThrownBy(() -> auth.refresh.run(lost.refreshToken(), from("192.0.2.1")))
                .isInstanceOf(SessionOver.class);
    }

    @Test
    void doesNotForgiveAnotherAddress() {
        Tokens first = auth.signIn.run(rosa.email(), AuthFixture.PASSWORD, from("192.0.2.1"), true);
        auth.refresh.run(first.refreshToken(), from("192.0.2.1"));
        assertThatThrownBy(() -> auth.refresh.run(first.refreshToken(), from("203.0.113.9")))
                .isInstanceOf(SessionOver.class);
    }

    @Test
    void endsWhenSignedOut() {
        Tokens tokens = auth.signIn(rosa);
        auth.signOut.run(auth.verifier.verify(tokens.accessToken()).token().caller());
        assertThatThrownBy(() -> auth.verifier.verify(tokens.accessToken()))
                .isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> auth.refresh.run(tokens.refreshToken(), from("192.0.2.1")))
                .isInstanceOf(SessionOver.class);
    }

    @Test
    void otherProcessesHearThatItEnded() {
        Tokens tokens = auth.signIn(rosa);
        var elsewhere = new AuthFixture(postgres.database());
        assertThat(elsewhere.verifier.verify(tokens.accessToken())).isNotNull();
        auth.signOut.run(tokens.refreshToken(), from("192.0.2.1"));
        elsewhere.hear();
        assertThatThrownBy(() -> elsewhere.verifier.verify(tokens.accessToken()))
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void endsWhenUnused() {
        Tokens tokens = auth.signIn(rosa);
        auth.clock.move(Duration.ofDays(7));
        assertThatThrownBy(() -> auth.refresh.run(tokens.refreshToken(), from("192.0.2.1")))
                .isInstanceOf(SessionOver.class);
    }

    @Test
    void endsAfterItsLongestTimeHoweverMuchItIsUsed() {
        Tokens tokens = auth.signIn(rosa);
        for (int day = 0; day < 29; day++) {
            auth.clock.move(Duration.ofDays(1));
            tokens = auth.refresh.run(tokens.refreshToken(), from("192.0.2.1"));
        }
        auth.clock.move(Duration.ofDays(1).minusMinutes(5));
        tokens = auth.refresh.run(tokens.refreshToken(), from("192.0.2.1"));
        assertThat(tokens.expiresInSeconds()).isEqualTo(300);
        auth.clock.move(Duration.ofMinutes(5));
        String last = tokens.refreshToken();
        assertThatThrownBy(() -> auth.refresh.run(last, from("192.0.2.1"))).isInstanceOf(SessionOver.class);
    }

    @Test
    void takesAnEmailInAnyCase() {
        assertThat(auth.signIn.run(
                        rosa.email().toUpperCase(java.util.Locale.ROOT), AuthFixture.PASSWORD, from("::1"), false))
                .isNotNull();
    }

    @Test
    void keepsNoSecretInTheDatabase() {
        Tokens tokens = auth.signIn(rosa);
        List<String> rows = postgres.database()
                .read(handle -> handle.select(
                                "SELECT row(t.*)::text FROM auth.refresh_token t UNION ALL SELECT row(s.*)::text FROM auth.session s "
                                        + "UNION ALL SELECT row(u.*)::text FROM auth.user_account u UNION ALL SELECT body::text FROM auth.access_record")
                        .mapTo(String.class)
                        .list());
        assertThat(rows).noneMatch(row -> row.contains(tokens.refreshToken()) || row.contains(AuthFixture.PASSWORD));
    }
}
