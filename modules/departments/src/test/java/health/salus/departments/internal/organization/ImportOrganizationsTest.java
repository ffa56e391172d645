package health.salus.departments.internal.organization;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.departments.DepartmentView;
import health.salus.departments.ImportedOrganization;
import health.salus.departments.LocationView;
import health.salus.departments.internal.department.DepartmentRepository;
import health.salus.departments.internal.location.LocationRepository;
import health.salus.platform.imports.ImportOutcome;
import health.salus.platform.imports.ImportOutcome.Outcome;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import jakarta.validation.Validation;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportOrganizationsTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("departments");

    final ImportOrganizations organizations = new ImportOrganizations(
            postgres.database(),
            Validation.buildDefaultValidatorFactory().getValidator(),
            MovableClock.at("2026-03-02T08:00:00Z"));

    @BeforeEach
    void empty() {
        postgres.empty();
    }

    @Test
    void makesALocationInItsZoneWithOneDepartment() {
        var outcome = run(organization("1", "STURDY MEMORIAL HOSPITAL", "MA"));
        LocationView location = location(outcome);
        List<DepartmentView> departments =
                postgres.database().read(handle -> DepartmentRepository.byIds(handle, location.departmentIds()));
        assertThat(outcome.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(location.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(departments).extracting(DepartmentView::name).containsExactly("STURDY MEMORIAL HOSPITAL");
    }

    @Test
    void makesNothingTwice() {
        var first = run(organization("1", "Sturdy", "MA"));
        assertThat(run(organization("1", "Sturdy", "MA")))
                .isEqualTo(ImportOutcome.of("1", first.id(), Outcome.UNCHANGED));
        assertThat(run(organization("1", "Sturdy Memorial", "MA")))
                .isEqualTo(ImportOutcome.of("1", first.id(), Outcome.UPDATED));
        assertThat(location(first).name()).isEqualTo("Sturdy Memorial");
        List<LocationView> all = postgres.database().read(LocationRepository::all);
        assertThat(all).hasSize(1);
    }

    @Test
    void tellsWhatIsWrongWithARowAndTakesTheOthers() {
        var outcomes = organizations.run(
                Callers.admin(),
                List.of(
                        organization("1", "Good", "CA"),
                        organization("2", "", "CA"),
                        organization("3", "Nowhere", "XX"),
                        organization("4", "x".repeat(5000), "CA"),
                        organization("5", "a\u0000b", "CA")));
        assertThat(outcomes.stream().map(ImportOutcome::outcome))
                .containsExactly(Outcome.CREATED, Outcome.FAILED, Outcome.FAILED, Outcome.FAILED, Outcome.FAILED);
        assertThat(outcomes.get(1).message()).contains("name");
        assertThat(outcomes.get(2).message()).contains("zone is not known");
    }

    private ImportOutcome run(ImportedOrganization organization) {
        return organizations.run(Callers.admin(), List.of(organization)).getFirst();
    }

    private static LocationView location(ImportOutcome outcome) {
        return postgres.database()
                .read(handle -> LocationRepository.find(handle, outcome.id()))
                .orElseThrow();
    }

    private static ImportedOrganization organization(String id, String name, String state) {
        return new ImportedOrganization(
                "synthea", id, name, "211 PARK STREET", "ATTLEBORO", state, "02703", "US", "5082225200");
    }
}
