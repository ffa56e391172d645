package health.salus.appointments.internal.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.salus.appointments.AppointmentBooked;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Source;
import health.salus.appointments.internal.appointment.Status;
import health.salus.appointments.internal.hospital.Hospital;
import health.salus.appointments.internal.slots.Slot;
import health.salus.doctors.AvailabilityKind;
import health.salus.platform.security.Caller;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BookAppointmentTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("appointments");

    private final Hospital hospital = new Hospital();
    private final MovableClock clock = MovableClock.at("2026-03-02T06:00:00Z");
    private FrontDesk desk;
    private UUID doctor;
    private UUID patient;

    @BeforeEach
    void open() {
        desk = new FrontDesk(hospital, postgres.database(), clock);
        doctor = hospital.doctor("Dr. Winter");
        patient = hospital.patient("Peter");
        hospital.duty(doctor, "2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z");
        hospital.interruption(doctor, AvailabilityKind.BREAK, "2026-03-02T12:00:00Z", "2026-03-02T13:00:00Z");
        hospital.duty(doctor, "2026-03-02T13:00:00Z", "2026-03-02T17:00:00Z");
    }

    @Test
    void storesTheAppointmentTellsItAndRecordsIt() {
        Appointment booked = desk.book(patient, doctor, "2026-03-02T08:30:00Z");

        assertThat(booked.status()).isEqualTo(Status.BOOKED);
        assertThat(booked.period().end()).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
        assertThat(booked.place().zone()).isEqualTo(Hospital.BERLIN);
        assertThat(booked.place().departmentId()).isEqualTo(hospital.department);
        assertThat(desk.stored(booked.id())).isEqualTo(booked);
        assertThat(postgres.published(AppointmentBooked.class))
                .filteredOn(event -> event.appointmentId().equals(booked.id()))
                .singleElement()
                .satisfies(event -> assertThat(event.patientId()).isEqualTo(patient));
        assertThat(postgres.recorded())
                .filteredOn(record -> record.resourceId().equals(booked.id().toString()))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.action()).isEqualTo("appointments:book");
                    assertThat(record.patientId()).isEqualTo(patient);
                });
        assertThat(desk.history(booked.id()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("book"));
    }

    @Test
    void rejectsATakenSlotAndOffersTheNextThree() {
        Appointment first = desk.book(patient, doctor, "2026-03-02T08:30:00Z");

        var refused = catchThrowableOfType(
                SlotAlreadyTaken.class, () -> desk.book(hospital.patient("Eva"), doctor, "2026-03-02T08:45:00Z"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(conflicts(refused))
                .singleElement()
                .isEqualTo(Conflict.of(Conflict.Kind.DOCTOR, first.id(), first.period()));
        assertThat(alternatives(refused))
                .extracting(Slot::start)
                .containsExactly(
                        Instant.parse("2026-03-02T09:00:00Z"),
                        Instant.parse("2026-03-02T09:30:00Z"),
                        Instant.parse("2026-03-02T10:00:00Z"));
    }

    @Test
    void keepsPatientsFromBeingAtTwoPlacesAtOnce() {
        desk.book(patient, doctor, "2026-03-02T08:30:00Z");
        UUID other = hospital.doctor("Dr. Sommer");
        hospital.duty(other, "2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z");

        assertThat(conflicts(catchThrowableOfType(
                        SlotAlreadyTaken.class, () -> desk.book(patient, other, "2026-03-02T08:30:00Z"))))
                .extracting(Conflict::kind)
                .containsExactly(Conflict.Kind.PATIENT);
    }

    @Test
    void keepsRoomsFromBeingUsedTwiceAtOnce() {
        UUID room = hospital.room("1");
        UUID one = hospital.doctor("Dr. One");
        UUID two = hospital.doctor("Dr. Two");
        for (UUID each : List.of(one, two)) {
            hospital.duty(
                    each,
                    Instant.parse("2026-03-02T08:00:00Z"),
                    Instant.parse("2026-03-02T12:00:00Z"),
                    room,
                    30,
                    List.of());
        }
        desk.book(patient, one, "2026-03-02T08:30:00Z");

        assertThat(conflicts(catchThrowableOfType(
                        SlotAlreadyTaken.class, () -> desk.book(hospital.patient("Eva"), two, "2026-03-02T08:30:00Z"))))
                .extracting(Conflict::kind)
                .containsExactly(Conflict.Kind.ROOM);
    }

    @Test
    void letsAppointmentsFollowEachOtherWithoutAGap() {
        desk.book(patient, doctor, "2026-03-02T08:30:00Z");
        desk.book(hospital.patient("Eva"), doctor, "2026-03-02T09:00:00Z");
        desk.book(hospital.patient("Ida"), doctor, "2026-03-02T08:00:00Z");

        assertThat(desk.overlaps()).isZero();
    }

    @Test
    void saysWhyTheDoctorIsNotOnDuty() {
        assertThat(conflicts(catchThrowableOfType(
                        OutsideSchedule.class, () -> desk.book(patient, doctor, "2026-03-02T11:45:00Z"))))
                .extracting(Conflict::kind)
                .containsExactly(Conflict.Kind.BREAK);
        assertThat(conflicts(catchThrowableOfType(
                        OutsideSchedule.class, () -> desk.book(patient, doctor, "2026-03-02T18:00:00Z"))))
                .extracting(Conflict::kind)
                .containsExactly(Conflict.Kind.SCHEDULE);
    }

    @Test
    void takesTheTypesLengthAndRefusesWhatIsNotDoneThen() {
        UUID surgeon = hospital.doctor("Dr. Surgeon");
        hospital.duty(
                surgeon,
                Instant.parse("2026-03-02T08:00:00Z"),
                Instant.parse("2026-03-02T12:00:00Z"),
                null,
                30,
                List.of("procedure"));

        Appointment booked = desk.book(typed(surgeon, "procedure"), desk.receptionist);

        assertThat(booked.period().length()).isEqualTo(Duration.ofMinutes(60));
        assertThatThrownBy(() -> desk.book(typed(surgeon, "vaccination"), desk.receptionist))
                .isInstanceOf(OutsideSchedule.class);
        assertThatThrownBy(() -> desk.book(typed(surgeon, "haircut"), desk.receptionist))
                .isInstanceOfSatisfying(Failure.class, refused -> {
                    assertThat(refused.status()).isEqualTo(422);
                    assertThat(refused.errors().getFirst().pointer()).isEqualTo("/type");
                });
    }

    @Test
    void refusesPeopleWhoAreNotThereAnyMore() {
        assertBroken("/patientId", UUID.randomUUID(), doctor, "2026-03-02T08:30:00Z");
        assertBroken(
                "/patientId",
                hospital.patient(UUID.randomUUID(), "Gone", LocalDate.of(1950, 1, 1), false),
                doctor,
                "2026-03-02T08:30:00Z");
        assertBroken("/doctorId", patient, UUID.randomUUID(), "2026-03-02T08:30:00Z");
        hospital.dismiss(doctor);
        assertBroken("/doctorId", patient, doctor, "2026-03-02T08:30:00Z");
    }

    @Test
    void refusesThePastTheFarFutureAndOddSeconds() {
        assertBroken("/start", patient, doctor, "2026-03-02T05:30:00Z");
        assertBroken("/start", patient, doctor, "2028-03-02T08:30:00Z");
        assertBroken("/start", patient, doctor, "2026-03-02T08:30:01Z");
    }

    @Test
    void letsPatientsBookOnlyForThemselvesAndWithNotice() {
        Caller self = Callers.patient(patient);
        Appointment booked = desk.book(FrontDesk.form(patient, doctor, "2026-03-02T08:30:00Z"), self);

        assertThat(booked.status()).isEqualTo(Status.BOOKED);
        assertThat(booked.source()).isEqualTo(Source.PATIENT);
        assertThatThrownBy(
                        () -> desk.book(FrontDesk.form(hospital.patient("Eva"), doctor, "2026-03-02T09:30:00Z"), self))
                .isInstanceOf(Failure.NotFound.class);
        clock.moveTo(Instant.parse("2026-03-02T13:15:00Z"));
        assertThatThrownBy(() -> desk.book(FrontDesk.form(patient, doctor, "2026-03-02T14:00:00Z"), self))
                .hasMessageContaining("60 minutes");
    }

    @Test
    void proposesWhatAPatientAsksForBesideTheOfferedSlots() {
        assertThat(desk.book(FrontDesk.form(patient, doctor, "2026-03-02T09:10:00Z"), Callers.patient(patient))
                        .status())
                .isEqualTo(Status.PROPOSED);
    }

    @Test
    void doesNotTellPatientsWithWhomTheDoctorIsBusy() {
        desk.book(hospital.patient("Eva"), doctor, "2026-03-02T08:30:00Z");

        var refused = catchThrowableOfType(
                SlotAlreadyTaken.class,
                () -> desk.book(FrontDesk.form(patient, doctor, "2026-03-02T08:30:00Z"), Callers.patient(patient)));

        assertThat(conflicts(refused)).extracting(Conflict::appointmentId).containsOnlyNulls();
    }

    private BookingForm typed(UUID doctorId, String type) {
        return new BookingForm(
                patient, doctorId, Instant.parse("2026-03-02T08:00:00Z"), type, null, null, null, null, null);
    }

    private void assertBroken(String pointer, UUID who, UUID whom, String start) {
        assertThatThrownBy(() -> desk.book(who, whom, start)).isInstanceOfSatisfying(Failure.class, refused -> {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.errors().getFirst().pointer()).isEqualTo(pointer);
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Conflict> conflicts(Failure refused) {
        return (List<Conflict>) refused.more().get("conflicts");
    }

    @SuppressWarnings("unchecked")
    private static List<Slot> alternatives(Failure refused) {
        return (List<Slot>) refused.more().get("alternatives");
    }
}
