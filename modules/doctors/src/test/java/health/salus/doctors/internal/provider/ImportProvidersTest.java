package health.salus.doctors.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.doctors.DoctorSummary;
import health.salus.doctors.ImportedProvider;
import health.salus.doctors.internal.doctor.DoctorRepository;
import health.salus.platform.data.Ids;
import health.salus.platform.imports.ImportOutcome;
import health.salus.platform.imports.ImportOutcome.Outcome;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import jakarta.validation.Validation;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportProvidersTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("doctors");

    final UUID department = Ids.next();
    final ImportProviders providers = new ImportProviders(
            postgres.database(),
            Validation.buildDefaultValidatorFactory().getValidator(),
            MovableClock.at("2026-03-02T08:00:00Z"));

    @Test
    void makesADoctorOnceAndKeepsItUpToDate() {
        var first = run(provider("1", "Víctor493 Noriega353", "GENERAL PRACTICE"));
        assertThat(first.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(run(provider("1", "Víctor493 Noriega353", "GENERAL PRACTICE"))
                        .outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(run(provider("1", "Víctor493 Noriega353", "PSYCHIATRY")))
                .isEqualTo(ImportOutcome.of("1", first.id(), Outcome.UPDATED));
        List<DoctorSummary> doctor =
                postgres.database().read(handle -> DoctorRepository.summaries(handle, List.of(first.id())));
        assertThat(doctor)
                .containsExactly(new DoctorSummary(
                        first.id(),
                        "Dr. Víctor493 Noriega353",
                        List.of("psychiatry"),
                        List.of(department),
                        true,
                        false));
    }

    @Test
    void tellsWhatIsWrongWithARowAndTakesTheOthers() {
        var outcomes = providers.run(
                Callers.admin(),
                List.of(
                        provider("a", "Ludivina884 Steuber698", "ASTROLOGY"),
                        provider("b", "", "CARDIOLOGY"),
                        provider("c", "x".repeat(5000), "CARDIOLOGY"),
                        provider("d", "A\u0000 B", "CARDIOLOGY"),
                        provider("x".repeat(300), "A B", "CARDIOLOGY")));
        assertThat(outcomes.stream().map(ImportOutcome::outcome))
                .containsExactly(Outcome.CREATED, Outcome.FAILED, Outcome.FAILED, Outcome.FAILED, Outcome.FAILED);
    }

    private ImportOutcome run(ImportedProvider provider) {
        return providers.run(Callers.admin(), List.of(provider)).getFirst();
    }

    private ImportedProvider provider(String id, String name, String speciality) {
        return new ImportedProvider("synthea", id, name, speciality, List.of(department));
    }
}
