package health.salus.patients.internal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.patients.Gender;
import health.salus.patients.Identifier;
import health.salus.patients.ImportedPatient;
import health.salus.patients.ImportedPolicy;
import health.salus.patients.PatientChanged;
import health.salus.patients.PatientRegistered;
import health.salus.patients.internal.changes.Changes;
import health.salus.patients.internal.insurance.ImportPolicies;
import health.salus.patients.internal.insurance.PolicyImports;
import health.salus.patients.internal.numbers.RecordNumbers;
import health.salus.platform.imports.ImportOutcome;
import health.salus.platform.imports.ImportOutcome.Outcome;
import health.salus.platform.security.Caller;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportPatientsTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("patients");

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final Caller IMPORT = Caller.system("import");

    private final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    private ImportPatients patients;
    private ImportPolicies policies;

    @BeforeEach
    void prepare() {
        postgres.empty();
        patients = new ImportPatients(
                postgres.database(), new RecordNumbers(postgres.database()), VALIDATOR, Changes.withoutCopies(), clock);
        policies = PolicyImports.on(postgres.database(), VALIDATOR, clock);
    }

    @Test
    void theSameImportTwiceIsTheSameOnce() {
        List<ImportedPatient> rows = IntStream.range(0, 300)
                .mapToObj(i -> row("p" + i, "Schmidt" + i))
                .toList();

        assertThat(patients.run(IMPORT, rows))
                .extracting(ImportOutcome::outcome)
                .containsOnly(Outcome.CREATED);
        assertThat(patients.run(IMPORT, rows))
                .extracting(ImportOutcome::outcome)
                .containsOnly(Outcome.UNCHANGED);
        assertThat(postgres.published(PatientRegistered.class)).hasSize(300);
    }

    @Test
    void aChangedRowChangesThePatient() {
        patients.run(IMPORT, List.of(row("p1", "Schmidt")));

        assertThat(patients.run(IMPORT, List.of(row("p1", "Weber"))))
                .singleElement()
                .returns(Outcome.UPDATED, ImportOutcome::outcome);
        assertThat(postgres.published(PatientChanged.class)).hasSize(1);
    }

    @Test
    void wrongRowsAreReportedAndTheOthersKept() {
        List<ImportOutcome> outcomes = patients.run(
                IMPORT,
                List.of(
                        row("p1", "Schmidt"),
                        row("p2", "😀"),
                        row("p3", null),
                        row("p1", "Again"),
                        row("p4", "Weber", new Identifier("us-ssn", "1")),
                        row("p5", "Weber", new Identifier("us-ssn", "1"))));

        assertThat(outcomes)
                .extracting(ImportOutcome::outcome)
                .containsExactly(
                        Outcome.CREATED,
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.UPDATED,
                        Outcome.CREATED,
                        Outcome.FAILED);
        assertThat(outcomes.get(1).message()).startsWith("familyName must be letters");
        assertThat(outcomes.get(5).message()).contains("identifier");
    }

    @Test
    void policiesFollowTheirPatients() {
        patients.run(IMPORT, List.of(row("p1", "Schmidt")));
        List<ImportedPolicy> rows = List.of(policy("a", "p1", "Aetna"), policy("b", "nobody", "Aetna"));

        assertThat(policies.run(IMPORT, rows))
                .extracting(ImportOutcome::outcome)
                .containsExactly(Outcome.CREATED, Outcome.FAILED);
        assertThat(policies.run(IMPORT, rows).getFirst().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(policies.run(IMPORT, List.of(policy("a", "p1", "Cigna")))
                        .getFirst()
                        .outcome())
                .isEqualTo(Outcome.UPDATED);
    }

    private static ImportedPolicy policy(String id, String patient, String payer) {
        return new ImportedPolicy("synthea", id, patient, payer, "M-" + id, null, LocalDate.of(2020, 1, 1), null, 1);
    }

    private static ImportedPatient row(String id, @Nullable String familyName, Identifier... identifiers) {
        return new ImportedPatient(
                "synthea",
                id,
                "Anna",
                familyName,
                null,
                LocalDate.of(1980, 3, 12),
                Gender.FEMALE,
                List.of(),
                null,
                List.of(),
                List.of(identifiers),
                null,
                null,
                null);
    }
}
