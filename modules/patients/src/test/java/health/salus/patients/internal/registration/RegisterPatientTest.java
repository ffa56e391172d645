package health.salus.patients.internal.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.patients.Identifier;
import health.salus.patients.PatientRegistered;
import health.salus.patients.Phone;
import health.salus.patients.internal.numbers.MedicalRecordNumber;
import health.salus.patients.internal.numbers.RecordNumbers;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.security.Caller;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegisterPatientTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("patients");

    private final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    private final Caller receptionist = Callers.receptionist();
    private RegisterPatient register;

    @BeforeEach
    void prepare() {
        postgres.empty();
        register = new RegisterPatient(postgres.database(), new RecordNumbers(postgres.database()), clock);
    }

    @Test
    void keepsWhatWasFilledIn() {
        var phone = new Phone("+49 30 1234567", Phone.Kind.HOME, true);
        var identifier = new Identifier("de-kvnr", "A123456780");

        Patient patient = register.run(receptionist, PatientForms.with(List.of(phone), List.of(), List.of(identifier)));

        Patient stored = postgres.database()
                .read(handle -> PatientRepository.find(handle, patient.id()))
                .orElseThrow();
        assertThat(stored).isEqualTo(patient);
        assertThat(stored.phones()).containsExactly(phone);
        assertThat(stored.identifiers()).containsExactly(identifier);
        assertThat(stored.version()).isEqualTo(1);
        assertThat(MedicalRecordNumber.addsUp(stored.mrn())).isTrue();
    }

    @Test
    void tellsOthersAndKeepsWhoDidIt() {
        Patient patient = register.run(receptionist, PatientForms.named("Anna", "Meier"));

        assertThat(postgres.published(PatientRegistered.class))
                .containsExactly(new PatientRegistered(patient.id(), patient.mrn()));
        assertThat(postgres.recorded())
                .singleElement()
                .returns("patients:register", AccessRecord::action)
                .returns(patient.id(), AccessRecord::patientId)
                .returns(receptionist.userId(), AccessRecord::userId);
    }

    @Test
    void refusesAnIdentifierOfSomebodyElseAndStoresNothing() {
        var identifier = new Identifier("us-ssn", "999-17-5017");
        Patient first = register.run(receptionist, PatientForms.with(List.of(), List.of(), List.of(identifier)));

        assertThatThrownBy(() -> register.run(
                        receptionist,
                        PatientForms.with(List.of(), List.of(), List.of(new Identifier("us-ssn", "1"), identifier))))
                .isInstanceOfSatisfying(Failure.Conflict.class, taken -> {
                    assertThat(taken.type()).isEqualTo("identifier-taken");
                    assertThat(taken.errors().getFirst().pointer()).isEqualTo("/identifiers/1");
                    assertThat(taken.more()).containsEntry("patientId", first.id());
                });
        assertThat(postgres.published(PatientRegistered.class)).hasSize(1);
    }

    @Test
    void refusesImpossibleDates() {
        assertThatThrownBy(() -> register.run(receptionist, PatientForms.born(LocalDate.of(2030, 1, 1))))
                .isInstanceOfSatisfying(
                        Failure.Malformed.class,
                        wrong -> assertThat(wrong.errors().getFirst().pointer()).isEqualTo("/birthDate"));
    }

    @Test
    void twentyAtOnceGetTwentyNumbers() throws Exception {
        List<Callable<Patient>> work = IntStream.range(0, 20)
                .<Callable<Patient>>mapToObj(
                        i -> () -> register.run(Callers.receptionist(), PatientForms.named("Anna", "Meier")))
                .toList();
        Set<String> numbers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            numbers = threads.invokeAll(work).stream()
                    .map(Future::resultNow)
                    .map(Patient::mrn)
                    .collect(Collectors.toSet());
        }

        assertThat(numbers).hasSize(20).allMatch(MedicalRecordNumber::addsUp);
    }
}
