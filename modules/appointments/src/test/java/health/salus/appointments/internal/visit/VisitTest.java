package health.salus.appointments.internal.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.appointments.AppointmentCancelled;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.HistoryEntry;
import health.salus.appointments.internal.appointment.Status;
import health.salus.appointments.internal.appointment.WrongStatus;
import health.salus.appointments.internal.booking.FrontDesk;
import health.salus.appointments.internal.booking.SlotAlreadyTaken;
import health.salus.appointments.internal.hospital.Hospital;
import health.salus.appointments.internal.visit.Moves.Request;
import health.salus.platform.security.Caller;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VisitTest {
    private static final String START = "2026-03-02T08:30:00Z";

    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("appointments");

    private final Hospital hospital = new Hospital();
    private final MovableClock clock = MovableClock.at("2026-03-02T06:00:00Z");
    private final Caller admin = Callers.admin();
    private FrontDesk desk;
    private Moves moves;
    private UUID doctor;
    private UUID patient;
    private UUID id;

    @BeforeEach
    void book() {
        desk = new FrontDesk(hospital, postgres.database(), clock);
        moves = new Moves(desk.database, desk.diary, clock);
        doctor = hospital.doctor("Dr. Winter");
        patient = hospital.patient("Peter");
        hospital.duty(doctor, "2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z");
        id = desk.book(patient, doctor, START).id();
    }

    @Test
    void runsFromConfirmationToItsEnd() {
        new ConfirmAppointment(moves).confirm(by(admin));
        clock.moveTo(Instant.parse("2026-03-02T08:20:00Z"));
        new CheckInPatient(moves).checkIn(by(admin));
        clock.moveTo(Instant.parse("2026-03-02T08:35:00Z"));
        new StartVisit(moves).start(by(Callers.doctor(doctor)));
        clock.moveTo(Instant.parse("2026-03-02T08:55:00Z"));
        Appointment done = new CompleteVisit(moves).complete(by(Callers.doctor(doctor)));

        assertThat(done.status()).isEqualTo(Status.COMPLETED);
        assertThat(done.attendance().checkedInAt()).isEqualTo("2026-03-02T08:20:00Z");
        assertThat(done.attendance().startedAt()).isEqualTo("2026-03-02T08:35:00Z");
        assertThat(done.attendance().completedAt()).isEqualTo("2026-03-02T08:55:00Z");
        assertThat(desk.stored(id)).isEqualTo(done);
        assertThat(desk.history(id))
                .extracting(HistoryEntry::became)
                .containsExactly("booked", "confirmed", "checked-in", "in-progress", "completed");
    }

    @Test
    void cannotSkipSteps() {
        assertThatThrownBy(() -> new StartVisit(moves).start(by(admin))).isInstanceOf(WrongStatus.class);
        assertThatThrownBy(() -> new CompleteVisit(moves).complete(by(admin))).isInstanceOf(WrongStatus.class);
    }

    @Test
    void checksInOnlyOnTheDayOfTheLocation() {
        clock.moveTo(Instant.parse("2026-03-01T22:59:00Z"));
        assertThatThrownBy(() -> new CheckInPatient(moves).checkIn(by(admin))).hasMessageContaining("not today");

        // Midnight in Berlin, not yet in UTC.
        clock.moveTo(Instant.parse("2026-03-01T23:00:00Z"));
        assertThat(new CheckInPatient(moves).checkIn(by(admin)).status()).isEqualTo(Status.CHECKED_IN);
    }

    @Test
    void checksInAcrossMidnight() {
        UUID atNight = hospital.doctor("Dr. Nacht");
        hospital.duty(atNight, "2026-03-02T21:00:00Z", "2026-03-03T03:00:00Z");
        UUID justAfterMidnight =
                desk.book(patient, atNight, "2026-03-02T23:00:00Z").id();
        UUID justBefore = desk.book(patient, atNight, "2026-03-02T22:30:00Z").id();

        clock.moveTo(Instant.parse("2026-03-02T18:59:00Z"));
        assertThatThrownBy(() -> new CheckInPatient(moves).checkIn(new Request(justAfterMidnight, null, admin)))
                .hasMessageContaining("not today");
        clock.moveTo(Instant.parse("2026-03-02T22:50:00Z"));
        assertThat(new CheckInPatient(moves)
                        .checkIn(new Request(justAfterMidnight, null, admin))
                        .status())
                .isEqualTo(Status.CHECKED_IN);
        clock.moveTo(Instant.parse("2026-03-02T23:05:00Z"));
        assertThat(new CheckInPatient(moves)
                        .checkIn(new Request(justBefore, null, admin))
                        .status())
                .isEqualTo(Status.CHECKED_IN);
    }

    @Test
    void freesTheTimeOfACancelledAppointmentAtOnce() {
        Appointment cancelled = new CancelAppointment(moves).cancel(by(desk.receptionist), "ill");

        assertThat(cancelled.cancelReason()).isEqualTo("ill");
        assertThat(cancelled.sequence()).isEqualTo(1);
        assertThat(desk.book(hospital.patient("Eva"), doctor, START).status()).isEqualTo(Status.BOOKED);
        assertThatThrownBy(() -> new ConfirmAppointment(moves).confirm(by(admin)))
                .isInstanceOf(WrongStatus.class);
        assertThat(postgres.published(AppointmentCancelled.class))
                .anyMatch(event -> event.appointmentId().equals(id));
        assertThat(postgres.recorded())
                .filteredOn(record -> record.resourceId().equals(id.toString()))
                .last()
                .satisfies(record -> assertThat(record.purpose()).isEqualTo("ill"));
    }

    @Test
    void knowsNoNoShowAhead() {
        assertThatThrownBy(() -> new RecordNoShow(moves).record(by(admin))).hasMessageContaining("ahead");

        clock.moveTo(Instant.parse("2026-03-02T08:45:00Z"));
        assertThat(new RecordNoShow(moves).record(by(admin)).status()).isEqualTo(Status.NO_SHOW);
    }

    @Test
    void putsAWrongNoShowRightUnlessTheTimeIsTaken() {
        clock.moveTo(Instant.parse("2026-03-02T08:30:00Z"));
        new RecordNoShow(moves).record(by(admin));
        var reinstate = new ReinstateAppointment(moves, desk.occupancy, desk.database, clock);
        UUID walkIn = desk.book(hospital.patient("Eva"), doctor, START).id();

        assertThatThrownBy(() -> reinstate.reinstate(by(admin), "was in the waiting room"))
                .isInstanceOf(SlotAlreadyTaken.class);
        new CancelAppointment(moves).cancel(new Request(walkIn, null, admin), "wrong patient");
        assertThat(reinstate.reinstate(by(admin), "was in the waiting room").status())
                .isEqualTo(Status.BOOKED);
        assertThat(desk.history(id)).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("reinstate");
            assertThat(entry.detail()).isEqualTo("was in the waiting room");
        });
    }

    @Test
    void honoursTheVersionSeen() {
        new ConfirmAppointment(moves).confirm(new Request(id, 1L, admin));

        assertThatThrownBy(() -> new CancelAppointment(moves).cancel(new Request(id, 1L, admin), "late"))
                .isInstanceOf(Failure.StaleVersion.class);
    }

    @Test
    void doesNotTellStrangersThatItExists() {
        Caller stranger = Callers.patient(hospital.patient("Eva"));

        assertThatThrownBy(() -> new CancelAppointment(moves).cancel(by(stranger), "mine?"))
                .isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> new CheckInPatient(moves).checkIn(by(Callers.doctor(UUID.randomUUID()))))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void letsPatientsCancelTheirOwnAhead() {
        Caller self = Callers.patient(patient);
        clock.moveTo(Instant.parse(START));
        assertThatThrownBy(() -> new CancelAppointment(moves).cancel(by(self), "late"))
                .hasMessageContaining("begun");

        clock.moveTo(Instant.parse("2026-03-02T08:29:00Z"));
        assertThat(new CancelAppointment(moves).cancel(by(self), "ill").status())
                .isEqualTo(Status.CANCELLED);
    }

    private Request by(Caller caller) {
        return new Request(id, null, caller);
    }
}
