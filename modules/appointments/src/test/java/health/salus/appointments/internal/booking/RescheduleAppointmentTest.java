package health.salus.appointments.internal.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.appointments.AppointmentRescheduled;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.hospital.Hospital;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RescheduleAppointmentTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("appointments");

    private final Hospital hospital = new Hospital();
    private FrontDesk desk;
    private UUID doctor;
    private UUID patient;
    private Appointment booked;

    @BeforeEach
    void open() {
        desk = new FrontDesk(hospital, postgres.database(), MovableClock.at("2026-03-02T06:00:00Z"));
        doctor = hospital.doctor("Dr. Winter");
        patient = hospital.patient("Peter");
        hospital.duty(doctor, "2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z");
        booked = desk.book(patient, doctor, "2026-03-02T08:30:00Z");
    }

    @Test
    void keepsTheIdCountsAndTells() {
        Appointment moved = move("2026-03-02T10:00:00Z", null);

        assertThat(moved.id()).isEqualTo(booked.id());
        assertThat(moved.sequence()).isEqualTo(1);
        assertThat(moved.version()).isEqualTo(2);
        assertThat(desk.stored(booked.id())).isEqualTo(moved);
        assertThat(postgres.published(AppointmentRescheduled.class))
                .filteredOn(event -> event.appointmentId().equals(booked.id()))
                .singleElement()
                .satisfies(event -> assertThat(event.previousStart()).isEqualTo("2026-03-02T08:30:00Z"));
        assertThat(desk.history(booked.id())).last().satisfies(entry -> {
            assertThat(entry.was()).isEqualTo("2026-03-02T08:30:00Z");
            assertThat(entry.became()).isEqualTo("2026-03-02T10:00:00Z");
        });
    }

    @Test
    void neverStandsInItsOwnWay() {
        assertThat(move("2026-03-02T08:40:00Z", null).period().start()).isEqualTo("2026-03-02T08:40:00Z");
    }

    @Test
    void freesTheOldTimeAtOnce() {
        move("2026-03-02T10:00:00Z", null);

        assertThat(desk.book(hospital.patient("Eva"), doctor, "2026-03-02T08:30:00Z"))
                .isNotNull();
    }

    @Test
    void checksEverythingAgain() {
        desk.book(hospital.patient("Eva"), doctor, "2026-03-02T10:00:00Z");

        assertThatThrownBy(() -> move("2026-03-02T10:00:00Z", null)).isInstanceOf(SlotAlreadyTaken.class);
        assertThatThrownBy(() -> move("2026-03-02T11:45:00Z", null)).isInstanceOf(OutsideSchedule.class);
        assertThatThrownBy(() -> move("2026-03-02T05:00:00Z", null)).hasMessageContaining("passed");
        assertThat(desk.stored(booked.id())).isEqualTo(booked);
    }

    @Test
    void noticesThatSomebodyElseWasFaster() {
        move("2026-03-02T10:00:00Z", 1L);

        assertThatThrownBy(() -> move("2026-03-02T11:00:00Z", 1L)).isInstanceOf(Failure.StaleVersion.class);
    }

    @Test
    void isNotForOtherPeoplesAppointments() {
        var form = new RescheduleForm(Instant.parse("2026-03-02T10:00:00Z"), null, null, null, null);

        assertThatThrownBy(() -> desk.reschedule(booked.id(), form, null, Callers.patient(hospital.patient("Eva"))))
                .isInstanceOf(Failure.NotFound.class);
        assertThat(desk.reschedule(booked.id(), form, null, Callers.patient(patient)))
                .isNotNull();
    }

    private Appointment move(String start, Long expected) {
        return desk.reschedule(
                booked.id(),
                new RescheduleForm(Instant.parse(start), null, null, null, null),
                expected,
                desk.receptionist);
    }
}
