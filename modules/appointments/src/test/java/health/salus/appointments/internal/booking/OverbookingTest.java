package health.salus.appointments.internal.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Lanes;
import health.salus.appointments.internal.hospital.Hospital;
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

class OverbookingTest {
    private static final String START = "2026-03-02T08:30:00Z";

    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("appointments");

    private final Hospital hospital = new Hospital();
    private final Caller admin = Callers.admin();
    private FrontDesk desk;
    private UUID doctor;

    @BeforeEach
    void open() {
        desk = new FrontDesk(hospital, postgres.database(), MovableClock.at("2026-03-02T06:00:00Z"));
        doctor = hospital.doctor("Dr. Winter");
        hospital.duty(doctor, "2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z");
    }

    @Test
    void takesTheNextFreeLaneAndSaysWhy() {
        desk.book(hospital.patient("One"), doctor, START);

        Appointment second = overbook(hospital.patient("Two"), START);
        Appointment third = overbook(hospital.patient("Three"), START);

        assertThat(second.lanes()).isEqualTo(new Lanes(1, 0, 0));
        assertThat(third.lanes()).isEqualTo(new Lanes(2, 0, 0));
        assertThat(desk.stored(third.id()).overbooking()).satisfies(why -> {
            assertThat(why.reason()).isEqualTo("Emergency");
            assertThat(why.by()).isEqualTo(admin.name());
        });
        assertThat(postgres.recorded())
                .filteredOn(record -> record.resourceId().equals(third.id().toString()))
                .singleElement()
                .satisfies(record -> assertThat(record.purpose()).isEqualTo("Emergency"));
    }

    @Test
    void isNotNotedWhereNothingHadToBeSetAside() {
        assertThat(overbook(hospital.patient("One"), START).overbooking()).isNull();
    }

    @Test
    void setsTheScheduleAside() {
        Appointment late = overbook(hospital.patient("One"), "2026-03-02T19:00:00Z");

        assertThat(late.lanes()).isEqualTo(Lanes.REGULAR);
        assertThat(late.overbooking()).isNotNull();
        assertThat(late.place().locationId()).isEqualTo(hospital.location);
    }

    @Test
    void stillKeepsOthersFromTheSameTime() {
        desk.book(hospital.patient("One"), doctor, START);
        overbook(hospital.patient("Two"), START);

        assertThatThrownBy(() -> desk.book(hospital.patient("Three"), doctor, START))
                .isInstanceOf(SlotAlreadyTaken.class);
    }

    @Test
    void doesNotHideThatThePatientIsElsewhere() {
        UUID patient = hospital.patient("Two");
        UUID other = hospital.doctor("Dr. Other");
        hospital.duty(other, "2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z");
        desk.book(hospital.patient("One"), doctor, START);
        overbook(patient, START);

        assertThatThrownBy(() -> desk.book(patient, other, START)).isInstanceOf(SlotAlreadyTaken.class);
    }

    @Test
    void endsWhenTheAppointmentMovesToAFreeTime() {
        desk.book(hospital.patient("One"), doctor, START);
        Appointment second = overbook(hospital.patient("Two"), START);

        Appointment moved = desk.reschedule(
                second.id(),
                new RescheduleForm(Instant.parse("2026-03-02T10:00:00Z"), null, null, null, null),
                null,
                desk.receptionist);

        assertThat(moved.lanes()).isEqualTo(Lanes.REGULAR);
        assertThat(moved.overbooking()).isNull();
    }

    @Test
    void isOnlyForThoseWhoMay() {
        desk.book(hospital.patient("One"), doctor, START);
        BookingForm form = form(hospital.patient("Two"), START);

        assertThatThrownBy(() -> desk.book(form, desk.receptionist)).isInstanceOf(Failure.Forbidden.class);
        assertThatThrownBy(() -> desk.book(form, Callers.doctor(UUID.randomUUID())))
                .isInstanceOf(Failure.Forbidden.class);
    }

    private Appointment overbook(UUID patient, String start) {
        return desk.book(form(patient, start), admin);
    }

    private BookingForm form(UUID patient, String start) {
        return new BookingForm(
                patient, doctor, Instant.parse(start), null, null, null, null, null, new OverrideForm("Emergency"));
    }
}
