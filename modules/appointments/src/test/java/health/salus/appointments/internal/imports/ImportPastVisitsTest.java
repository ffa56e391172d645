package health.salus.appointments.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.appointments.ImportedVisit;
import health.salus.appointments.PastVisitsImported;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Status;
import health.salus.appointments.internal.booking.FrontDesk;
import health.salus.appointments.internal.hospital.Hospital;
import health.salus.platform.imports.ImportOutcome;
import health.salus.platform.imports.ImportOutcome.Outcome;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestCaches;
import health.salus.platform.testkit.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportPastVisitsTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("appointments");

    private final Hospital hospital = new Hospital();
    private final MovableClock clock = MovableClock.at("2026-03-02T06:00:00Z");
    private final String source = "synthea-" + UUID.randomUUID();
    private final UUID doctor = hospital.doctor("Dr. Winter");
    private final UUID patient = hospital.patient("Peter");
    private ImportPastVisits visits;
    private FrontDesk desk;

    @BeforeEach
    void open() {
        postgres.empty();
        desk = new FrontDesk(hospital, postgres.database(), clock);
        visits = new ImportPastVisits(postgres.database(), hospital.rooms(TestCaches.caches()), clock);
    }

    @Test
    void keepsThemAsCompletedInTheLocationsZone() {
        Appointment stored = desk.stored(take(visit("e1", "2020-01-01T10:00:00Z", "2020-01-01T10:30:00Z"))
                .getFirst()
                .id());

        assertThat(stored.status()).isEqualTo(Status.COMPLETED);
        assertThat(stored.place().zone()).isEqualTo(Hospital.BERLIN);
        assertThat(stored.type()).isEqualTo("consultation");
        assertThat(stored.attendance().completedAt()).isEqualTo("2020-01-01T10:30:00Z");
    }

    @Test
    void letsThemOverlapAndLastForDays() {
        assertThat(take(
                        visit("e1", "2020-01-01T10:00:00Z", "2020-01-09T10:00:00Z"),
                        visit("e2", "2020-01-02T10:00:00Z", "2020-01-02T10:30:00Z"),
                        visit("e3", "2020-01-02T10:00:00Z", "2020-01-02T10:00:00Z")))
                .extracting(ImportOutcome::outcome)
                .containsOnly(Outcome.CREATED);
    }

    @Test
    void makesNoDoublesWhenRunAgain() {
        var first = take(visit("e1", "2020-01-01T10:00:00Z", "2020-01-01T10:30:00Z"));
        var again = take(
                visit("e1", "2020-01-01T10:00:00Z", "2020-01-01T10:30:00Z"),
                visit("e2", "2020-01-01T10:00:00Z", "2020-01-01T10:30:00Z"));

        assertThat(again).extracting(ImportOutcome::outcome).containsExactly(Outcome.UNCHANGED, Outcome.CREATED);
        assertThat(again.getFirst().id()).isEqualTo(first.getFirst().id());
    }

    @Test
    void saysWhatIsWrongAndTakesTheRest() {
        var outcomes = take(
                visit("e1", "2020-01-01T10:00:00Z", "2020-01-01T09:00:00Z"),
                visit("e2", "2031-01-01T10:00:00Z", "2031-01-01T10:30:00Z"),
                visit("e3", "2020-01-01T10:00:00Z", "2020-01-01T10:30:00Z"));

        assertThat(outcomes)
                .extracting(ImportOutcome::outcome)
                .containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.CREATED);
        assertThat(outcomes.getFirst().message()).isEqualTo("The visit ends before it starts.");
    }

    @Test
    void saysOnceForAllWhoSawWhom() {
        take(
                visit("e1", "2020-01-01T10:00:00Z", "2020-01-01T10:30:00Z"),
                visit("e2", "2020-02-01T10:00:00Z", "2020-02-01T10:30:00Z"),
                visit("e3", "2031-01-01T10:00:00Z", "2031-01-01T10:30:00Z"));

        assertThat(postgres.published(PastVisitsImported.class))
                .singleElement()
                .extracting(PastVisitsImported::visits)
                .isEqualTo(List.of(new PastVisitsImported.Visit(patient, doctor, hospital.department)));
    }

    @Test
    void saysNothingOfWhatWasThereAlready() {
        ImportedVisit known = visit("e1", "2020-01-01T10:00:00Z", "2020-01-01T10:30:00Z");
        take(known);
        take(known);

        assertThat(postgres.published(PastVisitsImported.class)).hasSize(1);
    }

    @Test
    void saysItInPartsWhenThereAreMany() {
        take(IntStream.range(0, 501)
                .mapToObj(i -> of(UUID.randomUUID(), "e" + i, "2020-01-01T10:00:00Z", "2020-01-01T10:30:00Z"))
                .toArray(ImportedVisit[]::new));

        assertThat(postgres.published(PastVisitsImported.class))
                .extracting(event -> event.visits().size())
                .containsExactly(500, 1);
    }

    private List<ImportOutcome> take(ImportedVisit... all) {
        return visits.from(source, List.of(all));
    }

    private ImportedVisit visit(String id, String start, String end) {
        return of(patient, id, start, end);
    }

    private ImportedVisit of(UUID patientId, String id, String start, String end) {
        return new ImportedVisit(
                id,
                patientId,
                doctor,
                hospital.department,
                hospital.location,
                Instant.parse(start),
                Instant.parse(end),
                null,
                "Encounter for problem");
    }
}
