package health.salus.patients.internal.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.patients.Identifier;
import health.salus.patients.PatientChanged;
import health.salus.patients.Phone;
import health.salus.patients.internal.access.AccessRules;
import health.salus.patients.internal.changes.Changes;
import health.salus.patients.internal.numbers.RecordNumbers;
import health.salus.platform.security.Caller;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Json;
import health.salus.platform.web.MergePatch;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChangePatientTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("patients");

    private final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    private final Caller receptionist = Callers.receptionist();
    private RegisterPatient register;
    private ChangePatient change;
    private Patient patient;

    @BeforeEach
    void prepare() {
        postgres.empty();
        register = new RegisterPatient(postgres.database(), new RecordNumbers(postgres.database()), clock);
        var patches = new MergePatch(Validation.buildDefaultValidatorFactory().getValidator());
        change = new ChangePatient(
                postgres.database(),
                AccessRules.on(postgres.database(), clock),
                patches,
                Changes.withoutCopies(),
                clock);
        patient = register.run(
                receptionist,
                PatientForms.with(
                        List.of(new Phone("+49 30 1234567", Phone.Kind.HOME, true)),
                        List.of(),
                        List.of(new Identifier("us-ssn", "1"))));
    }

    @Test
    void leavesWhatIsAbsentAndClearsWhatIsNull() {
        Patient named = change(1, """
                {"middleName": "Lena", "email": "anna@example.org"}""");
        Patient cleared = change(2, """
                {"middleName": null}""");

        assertThat(named.middleName()).isEqualTo("Lena");
        assertThat(cleared.middleName()).isNull();
        assertThat(cleared.email()).isEqualTo("anna@example.org");
        assertThat(cleared.phones()).isEqualTo(patient.phones());
        assertThat(cleared.version()).isEqualTo(3);
        assertThat(postgres.published(PatientChanged.class)).hasSize(2);
        assertThat(postgres.recorded().getLast().detail()).isEqualTo("changed middleName");
    }

    @Test
    void replacesListsAsWholes() {
        Patient changed = change(1, """
                {"identifiers": [{"system": "de-kvnr", "value": "A1"}], "phones": []}""");

        assertThat(changed.identifiers()).containsExactly(new Identifier("de-kvnr", "A1"));
        assertThat(changed.phones()).isEmpty();
    }

    @Test
    void aChangeThatChangesNothingLeavesTheVersion() {
        assertThat(change(1, "{}").version()).isEqualTo(1);
        assertThat(postgres.published(PatientChanged.class)).isEmpty();
    }

    @Test
    void refusesAnOldVersion() {
        change(1, """
                {"familyName": "Schmidt"}""");

        assertThatThrownBy(() -> change(1, """
                {"familyName": "Weber"}""")).isInstanceOf(Failure.StaleVersion.class);
    }

    @Test
    void requiredFieldsCannotBeCleared() {
        assertThatThrownBy(() -> change(1, """
                {"familyName": null}""")).isInstanceOf(ConstraintViolationException.class);
        assertThatThrownBy(() -> change(1, """
                {"insurancePolicies": []}""")).isInstanceOf(Failure.Malformed.class);
    }

    @Test
    void anIdentifierOfSomebodyElseIsRefused() {
        register.run(receptionist, PatientForms.with(List.of(), List.of(), List.of(new Identifier("us-ssn", "2"))));

        assertThatThrownBy(() -> change(1, """
                {"identifiers": [{"system": "us-ssn", "value": "2"}]}""")).isInstanceOf(IdentifierTaken.class);
    }

    @Test
    void patientsChangeOnlyHowToReachThem() {
        Caller themselves = Callers.patient(patient.id());

        assertThat(change.run(themselves, patient.id(), 1, json("""
                {"email": "anna@example.org"}""")).email()).isEqualTo("anna@example.org");
        assertThatThrownBy(() -> change.run(themselves, patient.id(), 2, json("""
                {"birthDate": "1990-01-01"}""")))
                .isInstanceOf(Failure.Forbidden.class);
        assertThatThrownBy(() -> change.run(Callers.patient(UUID.randomUUID()), patient.id(), 2, json("""
                {"email": null}""")))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void ofTwoAtOnceOneIsTooLate() throws Exception {
        List<Callable<Object>> both = List.of(() -> attempt("""
                        {"familyName": "Schmidt"}"""), () -> attempt("""
                        {"familyName": "Weber"}"""));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(both).stream().map(Future::resultNow))
                    .filteredOn(Failure.StaleVersion.class::isInstance)
                    .hasSize(1);
        }
    }

    private Object attempt(String patch) {
        try {
            return change(1, patch);
        } catch (Failure failure) {
            return failure;
        }
    }

    private Patient change(long version, String patch) {
        return change.run(receptionist, patient.id(), version, json(patch));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
