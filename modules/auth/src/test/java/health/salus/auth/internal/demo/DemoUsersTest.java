package health.salus.auth.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.auth.SessionEnded;
import health.salus.auth.UserChanged;
import health.salus.auth.internal.passwords.PasswordHasher;
import health.salus.auth.internal.sessions.AuthFixture;
import health.salus.auth.internal.users.Role;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import io.quarkus.security.AuthenticationFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DemoUsersTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("auth");

    private AuthFixture auth;
    private DemoUsers demo;

    @BeforeEach
    void load() {
        postgres.empty();
        auth = new AuthFixture(postgres.database());
        demo = new DemoUsers(postgres.database(), new PasswordHasher(), auth.end, auth.clock);
        demo.load();
    }

    @Test
    void areOutAtOnceWhenLockedOut() {
        String token = signIn(Role.DOCTOR);
        var elsewhere = new AuthFixture(postgres.database());
        assertThat(elsewhere.verifier.verify(token)).isNotNull();

        demo.lockOut();
        elsewhere.hear();

        assertThatThrownBy(() -> auth.verifier.verify(token)).isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> elsewhere.verifier.verify(token)).isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> signIn(Role.DOCTOR)).isInstanceOf(Failure.Unauthenticated.class);
        assertThat(postgres.published(SessionEnded.class))
                .singleElement()
                .returns("rights-changed", SessionEnded::reason);
    }

    @Test
    void areLockedOutOnceAndNobodyElseIs() {
        String token = auth.accessToken(auth.user(Role.RECEPTIONIST));

        demo.lockOut();
        demo.lockOut();

        assertThat(auth.verifier.verify(token)).isNotNull();
        assertThat(postgres.published(UserChanged.class))
                .hasSize(DemoUsers.roles().size())
                .noneMatch(UserChanged::active);
    }

    private String signIn(Role role) {
        return auth.accessToken(DemoUsers.email(role), DemoUsers.PASSWORD);
    }
}
