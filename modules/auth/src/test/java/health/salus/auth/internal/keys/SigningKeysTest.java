package health.salus.auth.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.auth.internal.sessions.AuthFixture;
import health.salus.auth.internal.users.Role;
import health.salus.platform.testkit.TestDatabase;
import io.quarkus.security.AuthenticationFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SigningKeysTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("auth");

    private AuthFixture auth;

    @BeforeEach
    void startAfresh() {
        postgres.empty();
        auth = new AuthFixture(postgres.database());
    }

    @Test
    void makesOneKeyHoweverOftenItStarts() {
        auth.keys.prepare();
        new AuthFixture(postgres.database());
        assertThat(postgres.database().read(KeyRepository::all)).hasSize(1);
    }

    @Test
    void publishesNoPrivatePart() {
        assertThat(auth.keys.jwks()).contains("\"kid\"").doesNotContain("\"d\"");
    }

    @Test
    void keepsThePrivatePartEncrypted() {
        List<StoredKey> stored = postgres.database().read(KeyRepository::all);
        assertThat(new String(stored.getFirst().encrypted(), StandardCharsets.ISO_8859_1))
                .doesNotContain("kty");
    }

    @Test
    void signsWithTheNewKeyOnlyWhenAllHaveHeardOfIt() {
        var user = auth.user(Role.NURSE);
        String before = auth.accessToken(user);
        auth.keys.rotate();
        assertThat(keyOf(auth.accessToken(user))).isEqualTo(keyOf(before));
        auth.clock.move(Duration.ofSeconds(30));
        String after = auth.accessToken(user);
        assertThat(keyOf(after)).isNotEqualTo(keyOf(before));
        auth.hear();
        assertThat(auth.verifier.verify(before)).isNotNull();
        assertThat(auth.verifier.verify(after)).isNotNull();
    }

    @Test
    void forgetsTheOldKeyWhenItsTokensHaveExpired() {
        String before = auth.accessToken(auth.user(Role.NURSE));
        auth.keys.rotate();
        auth.clock.move(Duration.ofMinutes(20));
        auth.keys.rotate();
        auth.hear();
        assertThat(auth.keys.jwks()).doesNotContain(keyOf(before));
        assertThatThrownBy(() -> auth.verifier.verify(before)).isInstanceOf(AuthenticationFailedException.class);
    }

    private static String keyOf(String token) {
        String header = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), StandardCharsets.UTF_8);
        return header.replaceFirst(".*\"kid\":\"([^\"]+)\".*", "$1");
    }
}
