package health.salus.auth.internal.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.salus.platform.web.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final List<String> ROSA = List.of("Rosa Lindner-Zoë", "r.lindner@clinic.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "three mice in the hall", "Schönes Wetter heute", "пароль из пяти слов здесь", "正确的马电池订书钉是一个好的密码吗",
                "correct tiger battery flower", "14 июля, 7 апельсинов", "🦊🐢🦉🐝🦋 and more words", "vX9#qLz!72mPwT4"
            })
    void acceptsWhatIsHardToGuess(String password) {
        assertThatCode(() -> PasswordRules.check(password, ROSA, "/password")).doesNotThrowAnyException();
    }

    @Test
    void acceptsLongOnesWhole() {
        assertThatCode(() -> PasswordRules.check("many words make a long and good one ".repeat(20), ROSA, "/password"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "fourteen-chars", "🦊🐢🦉🐝🦋🦊🐢"})
    void refusesShortOnes(String password) {
        assertThat(code(password)).isEqualTo("too-short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword", "Password12345678", "p@ssw0rdp@ssw0rd", "123456789012345", "987654321098765",
                        "aaaaaaaaaaaaaaaa",
                "qwertyuiopasdfgh", "iloveyouiloveyou", "!!!!!letmein!!!!!", "LetMeIn-2026-2026", "abcabcabcabcabcabc",
                        "1qaz2wsx3edc4rfv",
                "correcthorsebatterystaple", "1234512345123451", "monkey1monkey1monkey1", "abcdefghijklmnop"
            })
    void refusesWhatEverybodyUses(String password) {
        assertThat(code(password)).isEqualTo("common");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rosa and the others",
                "my friend LINDNER is here",
                "clinic on the green hill",
                "good morning salus"
            })
    void refusesWordsOfTheAccount(String password) {
        assertThat(code(password)).isEqualTo("contains-context");
    }

    private static String code(String password) {
        var refused =
                catchThrowableOfType(PasswordRefused.class, () -> PasswordRules.check(password, ROSA, "/password"));
        assertThat(refused).as("refusal of '%s'", password).isNotNull();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).extracting(FieldError::pointer).containsExactly("/password");
        return refused.errors().getFirst().code();
    }
}
