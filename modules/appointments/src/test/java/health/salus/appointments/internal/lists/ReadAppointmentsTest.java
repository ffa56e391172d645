package health.salus.appointments.internal.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.appointments.AppointmentView;
import health.salus.appointments.internal.booking.FrontDesk;
import health.salus.appointments.internal.hospital.Hospital;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.security.Caller;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestCaches;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Page;
import health.salus.platform.web.PageQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadAppointmentsTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("appointments");

    private final Hospital hospital = new Hospital();
    private final MovableClock clock = MovableClock.at("2026-03-02T06:00:00Z");
    private final Caller receptionist = Callers.receptionist();
    private FrontDesk desk;
    private ReadAppointments appointments;
    private UUID doctor;
    private UUID patient;
    private UUID eva;

    @BeforeEach
    void book() {
        desk = new FrontDesk(hospital, postgres.database(), clock);
        appointments = new ReadAppointments(desk.database, hospital, desk.views, clock);
        doctor = hospital.doctor("Dr. Winter");
        patient = hospital.patient("Peter");
        hospital.duty(doctor, "2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z");
        hospital.duty(doctor, "2026-03-02T23:00:00Z", "2026-03-03T00:00:00Z");
        desk.book(patient, doctor, "2026-03-02T08:00:00Z");
        eva = hospital.patient("Eva");
        desk.book(eva, doctor, "2026-03-02T08:30:00Z");
        desk.book(patient, doctor, "2026-03-02T09:00:00Z");
    }

    @Test
    void pagesInOrderWithoutGapOrRepetition() {
        for (String sort : List.of("start", "-start")) {
            AppointmentFilter filter = ofDoctor();
            filter.sort = sort;
            List<AppointmentView> seen = new ArrayList<>();
            PageQuery page = PageQuery.first(2);
            while (page != null) {
                Page<AppointmentView> found = appointments.list(filter, page, receptionist);
                seen.addAll(found.data());
                page = found.page().nextCursor() == null
                        ? null
                        : PageQuery.from("", 2, found.page().nextCursor());
            }
            assertThat(seen).hasSize(3).extracting(AppointmentView::start).doesNotHaveDuplicates();
        }
    }

    @Test
    void putsNamesToPeople() {
        AppointmentView first = appointments
                .list(ofDoctor(), PageQuery.first(1), receptionist)
                .data()
                .getFirst();

        assertThat(first.patient().displayName()).isEqualTo("Peter Test");
        assertThat(first.doctor().displayName()).isEqualTo("Dr. Winter");
        assertThat(first.zone()).isEqualTo(Hospital.BERLIN);
    }

    @Test
    void findsDaysInTheirOwnZone() {
        desk.book(patient, doctor, "2026-03-02T23:00:00Z");
        AppointmentFilter filter = ofDoctor();
        filter.from = "2026-03-03";
        filter.to = "2026-03-03";

        assertThat(appointments.list(filter, PageQuery.first(10), receptionist).data())
                .hasSize(1);
    }

    @Test
    void showsPatientsTheirOwnOnly() {
        Caller self = Callers.patient(patient);

        assertThat(appointments
                        .list(new AppointmentFilter(), PageQuery.first(10), self)
                        .data())
                .hasSize(2)
                .allMatch(view -> patient.equals(view.patientId()));
        AppointmentFilter others = new AppointmentFilter();
        others.patientId = hospital.patient("Ida");
        assertThatThrownBy(() -> appointments.list(others, PageQuery.first(10), self))
                .isInstanceOf(Failure.NotFound.class);
        UUID foreign = appointments
                .list(ofDoctor(), PageQuery.first(10), receptionist)
                .data()
                .get(1)
                .id();
        assertThatThrownBy(() -> appointments.one(foreign, self)).isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> appointments.history(foreign, self)).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void showsDoctorsWhatIsTheirsOrTheirDepartments() {
        assertThat(appointments
                        .list(new AppointmentFilter(), PageQuery.first(10), Callers.doctor(doctor))
                        .data())
                .hasSize(3);
        assertThat(appointments
                        .list(ofDoctor(), PageQuery.first(10), Callers.doctor(UUID.randomUUID()))
                        .data())
                .isEmpty();
    }

    @Test
    void recordsWhoLooked() {
        UUID id = appointments
                .list(ofDoctor(), PageQuery.first(1), receptionist)
                .data()
                .getFirst()
                .id();
        appointments.one(id, receptionist);

        assertThat(postgres.recorded())
                .filteredOn(record ->
                        record.resourceId().equals(id.toString()) && "appointments:read".equals(record.action()))
                .singleElement()
                .satisfies(record -> assertThat(record.patientId()).isEqualTo(patient));
    }

    @Test
    void recordsEachPatientWhoWasShownInAList() {
        List<UUID> shown = appointments.list(ofDoctor(), PageQuery.first(10), receptionist).data().stream()
                .map(AppointmentView::patientId)
                .toList();

        assertThat(shown).containsExactly(patient, eva, patient);
        assertThat(lists()).containsExactly("3 shown: " + patient + " " + eva);
    }

    @Test
    void recordsOnlyThoseOnThePage() {
        appointments.list(ofDoctor(), PageQuery.first(1), receptionist);
        AppointmentFilter nobodys = new AppointmentFilter();
        nobodys.doctorId = UUID.randomUUID();
        appointments.list(nobodys, PageQuery.first(10), receptionist);

        assertThat(lists()).containsExactly("1 shown: " + patient, "0 shown: ");
    }

    @Test
    void refusesUnknownStatusAndForeignCursors() {
        AppointmentFilter filter = ofDoctor();
        filter.status = "booked,nonsense";
        assertThatThrownBy(() -> appointments.list(filter, PageQuery.first(10), receptionist))
                .isInstanceOf(Failure.Malformed.class);
        assertThatThrownBy(() -> appointments.list(ofDoctor(), PageQuery.from("", 10, "AAAA"), receptionist))
                .isInstanceOf(Failure.Malformed.class);
    }

    @Test
    void countsTheDay() {
        var staff = hospital.staff(TestCaches.caches());
        var days = new CountTheDay(desk.database, desk.slots, staff, hospital.rooms(TestCaches.caches()), clock);

        DaySummary day = days.count(LocalDate.parse("2026-03-02"), null, doctor, receptionist);

        assertThat(day).isEqualTo(new DaySummary(LocalDate.parse("2026-03-02"), 3, 0, 0, 0, 0, 0, 0, 5));
    }

    /** What was noted of the lists this receptionist has looked at, in order. */
    private List<String> lists() {
        return postgres.recorded().stream()
                .filter(record -> record.userId().equals(receptionist.userId()) && "list".equals(record.resourceId()))
                .map(AccessRecord::detail)
                .toList();
    }

    private AppointmentFilter ofDoctor() {
        var filter = new AppointmentFilter();
        filter.doctorId = doctor;
        return filter;
    }
}
