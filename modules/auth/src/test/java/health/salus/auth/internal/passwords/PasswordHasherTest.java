package health.salus.auth.internal.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    private final PasswordHasher hasher = new PasswordHasher();

    @Test
    void knowsThePasswordAgain() {
        String hash = hasher.hash("three mice in the hall");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hasher.matches("three mice in the hall", hash)).isTrue();
        assertThat(hasher.matches("three mice in the hal1", hash)).isFalse();
    }

    @Test
    void doesNotCutLongOnes() {
        String start = "x".repeat(100);
        String hash = hasher.hash(start + "a");
        assertThat(hasher.matches(start + "b", hash)).isFalse();
        assertThat(hasher.matches(start + "a", hash)).isTrue();
    }

    @Test
    void takesTheSameCharactersHoweverTheyWereTyped() {
        assertThat(hasher.matches("Scho\u0308nes Wetter", hasher.hash("Sch\u00f6nes Wetter")))
                .isTrue();
    }

    @Test
    void matchesNobodyWithoutAHash() {
        assertThat(hasher.matches("anything", null)).isFalse();
    }
}
