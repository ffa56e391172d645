package health.salus.appointments.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.appointments.internal.appointment.Status;
import health.salus.appointments.internal.booking.FrontDesk;
import health.salus.appointments.internal.hospital.Hospital;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DemoAppointmentsTest {
    private static final Instant NOW = Instant.parse("2026-03-04T11:10:00Z");

    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("appointments");

    private final Hospital hospital = new Hospital();
    private final MovableClock clock = MovableClock.at(NOW.toString());
    private FrontDesk desk;
    private DemoAppointments demo;

    @BeforeEach
    void open() {
        postgres.database().run(transaction -> {
            transaction.handle().execute("DELETE FROM appointments.history");
            transaction.handle().execute("DELETE FROM appointments.appointment");
        });
        for (int number = 1; number <= 12; number++) {
            UUID doctor = hospital.doctor(id("doctor-" + number), "Dr. " + number, List.of("cardiology"));
            for (int day = -30; day < 120; day++) {
                Instant start = Instant.parse("2026-03-04T07:00:00Z").plus(Duration.ofDays(day));
                hospital.duty(doctor, start, start.plus(Duration.ofHours(9)), null, 30, List.of());
            }
        }
        for (int number = 1; number <= 200; number++) {
            hospital.patient(id("patient-" + number), "P" + number, LocalDate.of(1970, 1, 1), true);
        }
        desk = new FrontDesk(hospital, postgres.database(), clock);
        demo = new DemoAppointments(postgres.database(), hospital, hospital, desk.slots, clock);
    }

    @Test
    void fillsMoreThanHalfOfTheSlots() {
        demo.load();

        long slots = 12L * 18 * 42;
        assertThat(total()).isBetween(slots * 50 / 100, slots * 78 / 100);
        assertThat(desk.overlaps()).isZero();
    }

    @Test
    void makesTodayLookAlive() {
        demo.load();

        Map<Status, Long> today = statusesOn("2026-03-04");
        assertThat(today)
                .containsKeys(Status.COMPLETED, Status.IN_PROGRESS, Status.CHECKED_IN, Status.CONFIRMED, Status.BOOKED);
        assertThat(statusesOn("2026-03-03")).containsOnlyKeys(Status.COMPLETED, Status.CANCELLED, Status.NO_SHOW);
        assertThat(statusesOn("2026-03-10"))
                .containsOnlyKeys(Status.BOOKED, Status.CONFIRMED, Status.PROPOSED, Status.CANCELLED);
    }

    @Test
    void changesNothingWhenStartedAgainAtTheSameTime() {
        demo.load();
        long before = total();

        demo.load();

        assertThat(total()).isEqualTo(before);
    }

    @Test
    void movesOnWithTime() {
        demo.load();
        clock.move(Duration.ofDays(30));

        demo.load();

        assertThat(statusesOn("2026-04-03")).containsKeys(Status.COMPLETED, Status.IN_PROGRESS, Status.BOOKED);
        assertThat(statusesOn("2026-04-20")).containsKeys(Status.BOOKED, Status.CONFIRMED);
        assertThat(statusesOn("2026-03-10")).containsOnlyKeys(Status.COMPLETED, Status.CANCELLED, Status.NO_SHOW);
        assertThat(desk.overlaps()).isZero();
    }

    private long total() {
        return desk.database.read(handle -> handle.createQuery("SELECT count(*) FROM appointments.appointment")
                .mapTo(Long.class)
                .one());
    }

    private Map<Status, Long> statusesOn(String day) {
        return desk.database.read(
                handle -> handle.createQuery("""
                        SELECT status FROM appointments.appointment
                        WHERE starts_at >= CAST(:day AS timestamptz) AND starts_at < CAST(:day AS timestamptz) + interval '1 day'""").bind("day", day + "T00:00:00Z").mapTo(String.class).list().stream()
                        .collect(Collectors.groupingBy(Status::of, Collectors.counting())));
    }

    private static UUID id(String what) {
        return UUID.nameUUIDFromBytes(("demo-" + what).getBytes(StandardCharsets.UTF_8));
    }
}
