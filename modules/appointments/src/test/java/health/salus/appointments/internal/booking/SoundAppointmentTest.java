package health.salus.appointments.internal.booking;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.appointments.internal.hospital.Hospital;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database holds its own part of the rules, whoever writes. */
class SoundAppointmentTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("appointments");

    @BeforeEach
    void book() {
        postgres.empty();
        var hospital = new Hospital();
        var desk = new FrontDesk(hospital, postgres.database(), MovableClock.at("2026-03-02T06:00:00Z"));
        UUID doctor = hospital.doctor("Dr. Winter");
        hospital.duty(doctor, "2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z");
        desk.book(hospital.patient("Peter"), doctor, "2026-03-02T08:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = 'lost'",
                "patient_id = NULL",
                "location_id = NULL",
                "zone = ''",
                "ends_at = starts_at",
                "ends_at = starts_at + interval '24 hours 1 second'",
                "type = 'A visit'",
                "reason = repeat('x', 501)",
                "source = 'fax'",
                "doctor_lane = 10, override_reason = 'urgent', override_by = 'Ann', override_at = now()",
                "room_lane = -1, override_reason = 'urgent', override_by = 'Ann', override_at = now()",
                "patient_lane = 1",
                "override_reason = '', override_by = 'Ann', override_at = now()",
                "override_reason = 'urgent', override_at = now()",
                "override_reason = 'urgent', override_by = 'Ann'",
                "override_by = 'Ann'",
                "cancel_reason = repeat('x', 501)",
                "status = 'held', hold_expires_at = now()",
                "status = 'held', held_by = gen_random_uuid()",
                "status = 'checked-in'",
                "status = 'in-progress'",
                "status = 'completed'",
                "external_id = '1'",
                "external_source = 'synthea'",
            })
    void refuses(String change) {
        assertThatThrownBy(() -> postgres.asOwner("UPDATE appointments.appointment SET " + change))
                .hasStackTraceContaining("appointment_is_sound");
    }

    @Test
    void takesAHoldWithoutPatientAndAnOverbookingWithItsReason() {
        assertThatCode(() -> postgres.asOwner("""
                UPDATE appointments.appointment SET status = 'held', patient_id = NULL, held_by = gen_random_uuid(),
                    hold_expires_at = now()""")).doesNotThrowAnyException();
        assertThatCode(() -> postgres.asOwner("""
                UPDATE appointments.appointment SET doctor_lane = 9, override_reason = 'urgent', override_by = 'Ann',
                    override_at = now()""")).doesNotThrowAnyException();
    }
}
