package health.salus.appointments.internal.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.security.Caller;
import health.salus.platform.testkit.Callers;
import health.salus.platform.web.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BookingRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");

    @Test
    void theStartMustLieAhead() {
        allows(() -> BookingRules.startMustLieAhead(NOW, NOW));
        refuses("in-the-past", () -> BookingRules.startMustLieAhead(NOW.minusSeconds(60), NOW));
    }

    @Test
    void theStartMustBeWithinTheHorizon() {
        Duration horizon = Duration.ofDays(10);
        allows(() -> BookingRules.startMustBeWithinHorizon(NOW.plus(horizon), NOW, horizon));
        refuses(
                "beyond-horizon",
                () -> BookingRules.startMustBeWithinHorizon(NOW.plus(horizon).plusSeconds(60), NOW, horizon));
    }

    @Test
    void patientsMustGiveNotice() {
        Duration notice = Duration.ofHours(1);
        allows(() -> BookingRules.noticeMustBeGiven(NOW.plus(notice), NOW, notice, true));
        allows(() -> BookingRules.noticeMustBeGiven(NOW, NOW, notice, false));
        refuses("too-short-notice", () -> BookingRules.noticeMustBeGiven(NOW, NOW, notice, true));
    }

    @Test
    void theStartMustBeAWholeMinute() {
        allows(() -> BookingRules.startMustBeAWholeMinute(NOW));
        refuses("not-a-whole-minute", () -> BookingRules.startMustBeAWholeMinute(NOW.plusMillis(1)));
    }

    @Test
    void patientsBookForThemselves() {
        UUID patient = UUID.randomUUID();
        Caller self = Callers.patient(patient);
        allows(() -> BookingRules.patientsBookForThemselves(self, patient, true));
        refuses("not-found", () -> BookingRules.patientsBookForThemselves(self, UUID.randomUUID(), true));
    }

    @Test
    void holdsMustNotPileUp() {
        allows(() -> BookingRules.holdsMustNotPileUp(2, true));
        refuses("too-many-holds", () -> BookingRules.holdsMustNotPileUp(3, true));
        allows(() -> BookingRules.holdsMustNotPileUp(3, false));
        refuses("too-many-holds", () -> BookingRules.holdsMustNotPileUp(50, false));
    }

    @Test
    void onlyThoseWithTheRightMayOverbook() {
        UUID doctor = UUID.randomUUID();
        allows(() -> BookingRules.callerMayOverbook(Callers.admin(), doctor));
        refuses("override-not-allowed", () -> BookingRules.callerMayOverbook(Callers.receptionist(), doctor));
        refuses("override-not-allowed", () -> BookingRules.callerMayOverbook(overbooking(UUID.randomUUID()), doctor));
        allows(() -> BookingRules.callerMayOverbook(overbooking(doctor), doctor));
    }

    @Test
    void aLaneMustBeLeft() {
        allows(() -> BookingRules.aLaneMustBeLeft(9));
        refuses("too-crowded", () -> BookingRules.aLaneMustBeLeft(10));
    }

    private static Caller overbooking(UUID doctorId) {
        Caller doctor = Callers.doctor(doctorId);
        return new Caller(
                doctor.userId(),
                doctor.name(),
                doctor.roles(),
                java.util.Set.of("appointments:book", "appointments:override"),
                null,
                doctorId,
                doctor.departmentIds(),
                doctor.sessionId(),
                doctor.origin());
    }

    private static void allows(ThrowingCallable rule) {
        assertThatCode(rule).doesNotThrowAnyException();
    }

    private static void refuses(String type, ThrowingCallable rule) {
        assertThatThrownBy(rule)
                .isInstanceOfSatisfying(
                        Failure.class, refused -> assertThat(refused.type()).isEqualTo(type));
    }
}
