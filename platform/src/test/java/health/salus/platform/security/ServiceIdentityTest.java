package health.salus.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.platform.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceIdentityTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String PATH = "/internal/patients/summaries";

    @Test
    void aProcessOfTheInstallationIsKnownByName() {
        String header = identity("shared", "doctors", NOON).sign("POST", PATH);
        assertThat(header).doesNotContain("shared");
        assertThat(identity("shared", "patients", NOON).sender(header, "POST", PATH))
                .contains("doctors");
    }

    @Test
    void aSignatureIsGoodForOneRequestAndOneMinute() {
        String header = identity("shared", "doctors", NOON).sign("POST", PATH);
        var there = identity("shared", "patients", NOON);
        assertThat(there.sender(header, "GET", PATH)).isEmpty();
        assertThat(there.sender(header, "POST", "/internal/patients/imports")).isEmpty();
        assertThat(at(60).sender(header, "POST", PATH)).isPresent();
        assertThat(at(-60).sender(header, "POST", PATH)).isPresent();
        assertThat(at(61).sender(header, "POST", PATH)).isEmpty();
        assertThat(at(-61).sender(header, "POST", PATH)).isEmpty();
    }

    @Test
    void strangersAreNot() {
        var there = identity("shared", "patients", NOON);
        String header = identity("another", "doctors", NOON).sign("POST", PATH);
        assertThat(there.sender(header, "POST", PATH)).isEmpty();
        String ours = identity("shared", "doctors", NOON).sign("POST", PATH);
        assertThat(there.sender(ours.replace("doctors", "auth"), "POST", PATH)).isEmpty();
        for (String nonsense :
                new String[] {null, "", "shared", "a b c", "a 1 c d", "doctors 99999999999999999999 x"}) {
            assertThat(there.sender(nonsense, "POST", PATH)).isEmpty();
        }
    }

    private static ServiceIdentity at(int seconds) {
        return identity("shared", "patients", NOON.plus(Duration.ofSeconds(seconds)));
    }

    private static ServiceIdentity identity(String secret, String targets, Instant now) {
        var settings = Settings.of(Map.of(
                "INTERNAL_SECRET", secret,
                "SALUS_TARGETS", targets,
                "ENCRYPTION_KEY", Base64.getEncoder().encodeToString(new byte[32])));
        return new ServiceIdentity(Secrets.load(settings), settings, Clock.fixed(now, ZoneOffset.UTC));
    }
}
