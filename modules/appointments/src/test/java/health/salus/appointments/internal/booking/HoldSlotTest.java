package health.salus.appointments.internal.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.appointments.SlotHeld;
import health.salus.appointments.SlotReleased;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.appointment.Status;
import health.salus.appointments.internal.hospital.Hospital;
import health.salus.appointments.internal.slots.SlotLength;
import health.salus.appointments.internal.slots.SlotSearch;
import health.salus.doctors.DoctorSummary;
import health.salus.platform.security.Caller;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HoldSlotTest {
    private static final String START = "2026-03-02T08:30:00Z";

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
    }

    @Test
    void keepsOthersAwayAndIsBookedByWhoHoldsIt() {
        Appointment held = hold(desk.receptionist, START);

        assertThat(held.status()).isEqualTo(Status.HELD);
        assertThatThrownBy(() -> desk.book(patient, doctor, START)).isInstanceOf(SlotAlreadyTaken.class);
        Appointment booked = desk.book(onHold(held, START), desk.receptionist);
        assertThat(booked.id()).isEqualTo(held.id());
        assertThat(booked.status()).isEqualTo(Status.BOOKED);
        assertThat(desk.stored(held.id())).isEqualTo(booked);
    }

    @Test
    void isNotSeenByOthers() {
        Appointment held = hold(desk.receptionist, START);

        assertThatThrownBy(() -> desk.book(onHold(held, START), Callers.receptionist()))
                .isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> desk.release.release(held.id(), Callers.receptionist()))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void belongsToItsSlot() {
        Appointment held = hold(desk.receptionist, START);

        assertThatThrownBy(() -> desk.book(onHold(held, "2026-03-02T09:00:00Z"), desk.receptionist))
                .hasMessageContaining("another one");
    }

    @Test
    void givesTheSlotBackAtOnceWhenReleased() {
        Appointment held = hold(desk.receptionist, START);
        assertThat(firstFree()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));

        desk.release.release(held.id(), desk.receptionist);
        desk.release.release(held.id(), desk.receptionist);

        assertThat(desk.stored(held.id()).status()).isEqualTo(Status.EXPIRED);
        assertThat(desk.book(patient, doctor, START).status()).isEqualTo(Status.BOOKED);
    }

    @Test
    void isToldToOtherProcessesWithItsEnd() {
        Appointment held = hold(desk.receptionist, START);
        desk.release.release(held.id(), desk.receptionist);
        desk.release.release(held.id(), desk.receptionist);

        Instant start = held.period().start();
        Instant end = held.period().end();
        assertThat(postgres.published(SlotHeld.class))
                .filteredOn(event -> event.holdId().equals(held.id()))
                .containsExactly(new SlotHeld(held.id(), doctor, held.place().roomId(), start, end));
        assertThat(postgres.published(SlotReleased.class))
                .filteredOn(event -> event.holdId().equals(held.id()))
                .containsExactly(
                        new SlotReleased(held.id(), doctor, held.place().roomId(), start, end));
    }

    @Test
    void doesNotBlockOnceItsTimeHasRunOut() {
        Appointment held = hold(desk.receptionist, "2026-03-02T08:00:00Z");
        assertThat(firstFree()).isEqualTo(Instant.parse("2026-03-02T08:30:00Z"));

        clock.move(Duration.ofMinutes(5));

        assertThat(firstFree()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
        Appointment booked = desk.book(patient, doctor, "2026-03-02T08:00:00Z");
        assertThat(booked.id()).isNotEqualTo(held.id());
        assertThat(desk.stored(held.id()).status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void isNoReasonToRefuseAFreeSlotWhenItHasRunOut() {
        Appointment held = hold(desk.receptionist, START);
        clock.move(Duration.ofMinutes(6));

        assertThat(desk.book(onHold(held, START), desk.receptionist).status()).isEqualTo(Status.BOOKED);
    }

    @Test
    void isGivenBackByTheJob() {
        Appointment held = hold(desk.receptionist, START);
        desk.expireHolds.run();
        assertThat(desk.stored(held.id()).status()).isEqualTo(Status.HELD);

        clock.move(Duration.ofMinutes(5));
        desk.expireHolds.run();

        assertThat(desk.stored(held.id()).status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void doesNotPileUp() {
        Caller self = Callers.patient(patient);
        hold(self, "2026-03-02T08:00:00Z");
        hold(self, "2026-03-02T08:30:00Z");
        hold(self, "2026-03-02T09:00:00Z");

        assertThatThrownBy(() -> hold(self, "2026-03-02T09:30:00Z")).hasMessageContaining("too many");
    }

    @Test
    void isOfferedToPatientsOnlyWhereSlotsAreOffered() {
        assertThatThrownBy(() -> hold(Callers.patient(patient), "2026-03-02T08:10:00Z"))
                .hasMessageContaining("offered");
    }

    private Appointment hold(Caller caller, String start) {
        return desk.hold(new HoldForm(null, doctor, Instant.parse(start), null, null), caller);
    }

    private BookingForm onHold(Appointment held, String start) {
        return new BookingForm(patient, doctor, Instant.parse(start), null, null, null, null, held.id(), null);
    }

    private Instant firstFree() {
        List<DoctorSummary> doctors = hospital.byIds(List.of(doctor));
        var window = new Period(clock.instant(), clock.instant().plus(Duration.ofDays(2)));
        return desk.slots
                .first(new SlotSearch(doctors, null, null, new SlotLength(null, null), window, slot -> true), 1)
                .getFirst()
                .start();
    }
}
