package health.salus.doctors.internal.schedule;

import static health.salus.doctors.internal.availability.Weeks.entry;
import static health.salus.doctors.internal.availability.Weeks.pause;
import static health.salus.doctors.internal.availability.Weeks.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.doctors.AvailabilityInterval;
import health.salus.doctors.DoctorScheduleChanged;
import health.salus.doctors.internal.OneLocation;
import health.salus.doctors.internal.availability.FindAvailability;
import health.salus.doctors.internal.availability.Places;
import health.salus.doctors.internal.availability.Rosters;
import health.salus.doctors.internal.availability.Weeks;
import health.salus.doctors.internal.booked.AffectedAppointments;
import health.salus.doctors.internal.booked.Bookings;
import health.salus.doctors.internal.booked.OnAffected;
import health.salus.doctors.internal.doctor.DoctorForm;
import health.salus.doctors.internal.doctor.DoctorRepository;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Violation;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestCaches;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SetScheduleTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("doctors");

    final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    final OneLocation departments = new OneLocation();
    final Places places = new Places(departments, TestCaches.caches());
    final Rosters rosters = new Rosters(postgres.database(), TestCaches.caches());
    final FindAvailability availability = new FindAvailability(rosters, places);
    final SetSchedule set = new SetSchedule(
            postgres.database(),
            new SitesOfSchedule(departments),
            rosters,
            new AffectedAppointments(postgres.database(), places, clock),
            clock);
    final UUID doctor = Ids.next();

    @BeforeEach
    void register() {
        var form = new DoctorForm(
                "Aylin",
                "Yıldız",
                List.of("cardiology"),
                List.of(),
                "T-" + doctor.toString().substring(24).toUpperCase(),
                List.of("de"),
                null,
                null,
                null);
        postgres.database().run(transaction -> DoctorRepository.insert(transaction.handle(), form.doctor(doctor, 1)));
    }

    @Test
    void keepsWhatWasSetAndAnswersWithItAtOnce() {
        var week = List.of(
                entry(Weekday.MONDAY, "08:00", "16:30", pause("12:00", "12:30")),
                valid(entry(Weekday.SUNDAY, "22:00", "06:00", pause("01:00", "01:30")), "2026-01-01", "2026-12-31"));
        assertThat(hours("2026-03-09T00:00:00Z", "2026-03-10T00:00:00Z")).isEmpty();
        var schedule = set(0, week, OnAffected.REFUSE);
        assertThat(schedule.version()).isEqualTo(1);
        assertThat(schedule.entries()).containsExactlyElementsOf(week);
        assertThat(postgres.published(DoctorScheduleChanged.class)).contains(new DoctorScheduleChanged(doctor));
        assertThat(hours("2026-03-09T06:00:00Z", "2026-03-10T00:00:00Z"))
                .containsExactly("WORKING 07:00", "BREAK 11:00", "WORKING 11:30");
    }

    @Test
    void ofTwoWritersOneIsTooLate() throws Exception {
        Callable<Schedule> write = () -> set(0, List.of(entry(Weekday.MONDAY, "08:00", "12:00")), OnAffected.REFUSE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Schedule>> writers = threads.invokeAll(List.of(write, write, write, write));
            assertThat(writers.stream().filter(writer -> writer.state() == Future.State.SUCCESS))
                    .hasSize(1);
            assertThat(writers.stream()
                            .filter(writer -> writer.state() == Future.State.FAILED)
                            .map(Future::exceptionNow))
                    .hasSize(3)
                    .allSatisfy(failure -> assertThat(failure).isInstanceOf(Failure.StaleVersion.class));
        }
        List<ScheduleEntry> stored = postgres.database()
                .read(handle ->
                        ScheduleRepository.entries(handle, List.of(doctor)).get(doctor));
        assertThat(stored).hasSize(1);
    }

    @Test
    void tellsWhichAppointmentsItWouldLeaveOutside() {
        set(0, List.of(entry(Weekday.MONDAY, "08:00", "16:00")), OnAffected.REFUSE);
        UUID late = Ids.next();
        Bookings.book(postgres.database(), Ids.next(), doctor, "2026-03-09T08:00:00Z", "2026-03-09T08:30:00Z");
        Bookings.book(postgres.database(), late, doctor, "2026-03-09T14:00:00Z", "2026-03-09T14:30:00Z");
        Bookings.book(postgres.database(), Ids.next(), doctor, "2026-03-10T14:00:00Z", "2026-03-10T14:30:00Z");
        var shorter = List.of(entry(Weekday.MONDAY, "08:00", "12:00"));
        assertThatThrownBy(() -> set(1, shorter, OnAffected.REFUSE))
                .isInstanceOfSatisfying(Failure.Conflict.class, conflict -> {
                    assertThat(conflict.type()).isEqualTo("schedule-affects-appointments");
                    assertThat(conflict.more().get("affected").toString()).contains(late.toString());
                    assertThat(conflict.more()).containsEntry("affectedCount", 1);
                });
        assertThat(set(1, shorter, OnAffected.KEEP).affectedAppointments())
                .extracting(booked -> booked.id())
                .containsExactly(late);
    }

    @Test
    void refusesWeeksThatAreNotPossible() {
        refused(entry(Weekday.MONDAY, "08:00", "12:00"), entry(Weekday.MONDAY, "11:00", "13:00"));
        refused(entry(Weekday.SUNDAY, "22:00", "06:00"), entry(Weekday.MONDAY, "05:00", "07:00"));
        refused(entry(Weekday.MONDAY, "08:00", "12:00", pause("11:30", "12:30")));
        refused(entry(Weekday.MONDAY, "08:00", "12:00", pause("09:00", "09:00")));
        refused(entry(Weekday.MONDAY, "08:00", "12:00", pause("09:00", "10:00"), pause("09:30", "10:30")));
        refused(valid(entry(Weekday.MONDAY, "08:00", "12:00"), "2026-02-01", "2026-01-01"));
        refused(Weeks.entry(
                Ids.next(), Weekday.MONDAY, java.time.LocalTime.of(8, 0), java.time.LocalTime.of(9, 0), List.of()));
    }

    @Test
    void allowsWeeksThatFollowEachOther() {
        set(
                0,
                List.of(
                        valid(entry(Weekday.MONDAY, "08:00", "12:00"), "2026-01-01", "2026-03-31"),
                        valid(entry(Weekday.MONDAY, "10:00", "18:00"), "2026-04-01", null),
                        entry(Weekday.SUNDAY, "22:00", "06:00"),
                        entry(Weekday.MONDAY, "06:00", "08:00")),
                OnAffected.REFUSE);
    }

    @Test
    void theDatabaseItselfRefusesOverlapsOverTheEndOfTheWeek() {
        var overlapping = List.of(entry(Weekday.SUNDAY, "22:00", "06:00"), entry(Weekday.MONDAY, "05:00", "07:00"));
        assertThatThrownBy(() -> postgres.database().run(transaction -> {
                    ScheduleRepository.advance(transaction.handle(), doctor, 0);
                    ScheduleRepository.replace(transaction.handle(), doctor, overlapping);
                }))
                .isInstanceOfSatisfying(
                        JdbiException.class,
                        refusal ->
                                assertThat(Violation.constraint(refusal)).contains("schedule_entries_do_not_overlap"));
    }

    private void refused(ScheduleEntry... entries) {
        assertThatThrownBy(() -> set(0, List.of(entries), OnAffected.REFUSE))
                .isInstanceOfSatisfying(
                        Failure.RuleBroken.class,
                        broken -> assertThat(broken.errors())
                                .allSatisfy(error -> assertThat(error.pointer()).startsWith("/entries/")));
    }

    private Schedule set(long version, List<ScheduleEntry> entries, OnAffected onAffected) {
        return set.run(Callers.admin(), doctor, version, entries, onAffected);
    }

    private List<String> hours(String from, String to) {
        return availability.of(List.of(doctor), Instant.parse(from), Instant.parse(to)).stream()
                .map(SetScheduleTest::text)
                .toList();
    }

    private static String text(AvailabilityInterval interval) {
        return interval.kind() + " " + interval.start().toString().substring(11, 16);
    }
}
