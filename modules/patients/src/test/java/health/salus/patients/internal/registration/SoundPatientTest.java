package health.salus.patients.internal.registration;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.patients.internal.numbers.RecordNumbers;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database holds its own part of the rules, whoever writes. */
class SoundPatientTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("patients");

    @BeforeEach
    void prepare() {
        postgres.empty();
        var clock = MovableClock.at("2026-03-02T08:00:00Z");
        new RegisterPatient(postgres.database(), new RecordNumbers(postgres.database()), clock)
                .run(Callers.receptionist(), PatientForms.named("Anna", "Meier"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mrn = '12345678'",
                "given_name = ''",
                "family_name = repeat('x', 101)",
                "middle_name = ''",
                "birth_date = '1869-12-31'",
                "gender = 'm'",
                "phones = '{}'",
                "phones = (SELECT jsonb_agg(n) FROM generate_series(1, 21) AS n)",
                "email = 'a@'",
                "addresses = '1'",
                "addresses = (SELECT jsonb_agg(n) FROM generate_series(1, 21) AS n)",
                "language = 'd'",
                "blood_group = 'C+'",
                "birth_date = '2001-01-02', deceased_at = '2001-01-01T09:59:59Z'",
                "source = '', external_id = '1'",
                "source = 'x', external_id = ''",
                "source = 'x'",
                "external_id = '1'",
            })
    void refuses(String change) {
        assertThatThrownBy(() -> postgres.asOwner("UPDATE patients.patient SET " + change))
                .hasStackTraceContaining("patient_is_sound");
    }

    @Test
    void takesWhatIsNotKnown() {
        assertThatCode(() -> postgres.asOwner("""
                UPDATE patients.patient SET middle_name = NULL, email = NULL, language = NULL, blood_group = NULL,
                    deceased_at = NULL, source = NULL, external_id = NULL""")).doesNotThrowAnyException();
        assertThatCode(() -> postgres.asOwner("""
                UPDATE patients.patient SET birth_date = '2001-01-02', deceased_at = '2001-01-01T10:00:00Z', blood_group = 'AB-',
                    source = 'synthea', external_id = '1'""")).doesNotThrowAnyException();
    }
}
