package health.salus.patients.internal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.patients.Address;
import health.salus.patients.Identifier;
import health.salus.patients.Phone;
import health.salus.platform.web.FieldError;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatientFormTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna",
                "Ana-María",
                "O’Neill",
                "D'Angelo",
                "St. John",
                "王小明",
                "محمد",
                "Nguyễn",
                "Ян",
                "कविता",
                "Baby 2"
            })
    void takesNamesOfAnyScript(String name) {
        assertThat(wrong(PatientForms.named(name, "Meier"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "Anna😀",
                "An\u0000na",
                "An\u202Ena",
                "\u200FAnna",
                "<b>Anna</b>",
                "Anna;",
                "123",
                "--",
                "An\nna",
                "An\uD800na"
            })
    void refusesWhatIsNoName(String name) {
        assertThat(wrong(PatientForms.named(name, "Meier"))).contains("givenName");
    }

    @Test
    void keepsNamesComposedAndWithoutBlanksAtTheirEnds() {
        assertThat(PatientForms.named("  Jose\u0301 ", "Meier").givenName()).isEqualTo("José");
    }

    @Test
    void refusesTooLongAndTooMany() {
        assertThat(wrong(PatientForms.named("a".repeat(101), "Meier"))).contains("givenName");
        var phones = Collections.nCopies(21, new Phone("+49 30 1234567", Phone.Kind.HOME, false));
        assertThat(wrong(PatientForms.with(phones, List.of(), List.of()))).contains("phones");
    }

    @Test
    void refusesWrongPhonesAddressesAndIdentifiers() {
        var form = PatientForms.with(
                List.of(new Phone("call me", Phone.Kind.HOME, false)),
                List.of(new Address("1 Main St", "Boston", null, "0 2", "XX", Address.Kind.HOME)),
                List.of(new Identifier("", "x")));

        assertThat(wrong(form)).contains("phones[0].number", "addresses[0].country", "identifiers[0].system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+49 30 1234567", "(555) 010-0123", "030/1234567", "1-800-633-4227", "555 0100 x12"})
    void takesPhonesAsTheyAreWritten(String number) {
        assertThat(wrong(PatientForms.with(List.of(new Phone(number, Phone.Kind.HOME, true)), List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void birthDatesLieBetween1870AndToday() {
        assertThat(broken(LocalDate.of(2026, 3, 2))).isEmpty();
        assertThat(broken(LocalDate.of(2026, 3, 4))).containsExactly("in-the-future");
        assertThat(broken(LocalDate.of(1869, 12, 31))).containsExactly("too-early");
        assertThat(broken(LocalDate.of(1870, 1, 1))).isEmpty();
    }

    private static List<String> broken(LocalDate birthDate) {
        return PatientRules.broken(PatientForms.born(birthDate), CLOCK).stream()
                .map(FieldError::code)
                .toList();
    }

    private static List<String> wrong(PatientForm form) {
        return VALIDATOR.validate(form).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .toList();
    }
}
