package health.salus.appointments.internal.slots;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.booking.FrontDesk;
import health.salus.appointments.internal.hospital.Hospital;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FindFreeSlotsTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("appointments");

    private final Hospital hospital = new Hospital();
    private final MovableClock clock = MovableClock.at("2026-03-02T06:00:00Z");
    private FrontDesk desk;
    private UUID late;
    private UUID early;

    @BeforeEach
    void open() {
        desk = new FrontDesk(hospital, postgres.database(), clock);
        late = hospital.doctor("Dr. Late");
        early = hospital.doctor("Dr. Early");
        hospital.duty(late, "2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z");
        hospital.duty(early, "2026-03-02T08:30:00Z", "2026-03-02T10:00:00Z");
    }

    @Test
    void putsTheNextFreeOneFirstAcrossDoctors() {
        assertThat(starts(10)).containsExactly("08:30", "09:00", "09:00", "09:30", "09:30");
        assertThat(starts(2)).containsExactly("08:30", "09:00");
    }

    @Test
    void asksAtOnceForAllDoctorsAndRemembers() {
        starts(4);
        starts(4);

        assertThat(hospital.availabilityCalls).hasValue(1);
    }

    @Test
    void looksFartherAheadOnlyWhenItMust() {
        hospital.duty(late, "2026-03-15T08:00:00Z", "2026-03-15T08:30:00Z");

        assertThat(starts(6)).endsWith("08:00");
        assertThat(hospital.availabilityCalls).hasPositiveValue();
    }

    @Test
    void leavesOutWhatIsTakenAtOnce() {
        assertThat(starts(1)).containsExactly("08:30");

        desk.book(hospital.patient("Peter"), early, "2026-03-02T08:30:00Z");

        assertThat(starts(1)).containsExactly("09:00");
    }

    @Test
    void noticesChangedDuties() {
        starts(1);
        hospital.duty(early, "2026-03-02T07:00:00Z", "2026-03-02T07:30:00Z");
        assertThat(starts(1)).containsExactly("08:30");

        new DiaryChanges().scheduleChanged(desk.diary).observe(new DiaryChanges.OfDoctor(early));

        assertThat(starts(1)).containsExactly("07:00");
    }

    @Test
    void noticesWhatAnotherProcessBooked() {
        assertThat(starts(1)).containsExactly("08:30");
        var another = new FrontDesk(hospital, postgres.database(), clock);
        Period time = another.book(hospital.patient("Peter"), early, "2026-03-02T08:30:00Z")
                .period();

        new DiaryChanges()
                .booked(desk.diary)
                .observe(new DiaryChanges.OfTime(early, null, time.start(), time.end(), null, null, null, null));

        assertThat(starts(1)).containsExactly("09:00");
    }

    @Test
    void countsDaysWhereTheDoctorWorks() {
        hospital.duty(early, "2026-03-02T22:30:00Z", "2026-03-03T00:30:00Z");

        // In Berlin, an hour ahead of UTC, most of that night's duty belongs to the third of March.
        assertThat(desk.slots.byDay(search(window(), early)))
                .containsEntry(LocalDate.parse("2026-03-02"), 4L)
                .containsEntry(LocalDate.parse("2026-03-03"), 3L);
    }

    @Test
    void countsSlotsOfADutyFromItsStartAlsoAcrossMidnight() {
        hospital.duty(early, "2026-03-03T23:10:00Z", "2026-03-04T01:40:00Z");
        var day = new Period(Instant.parse("2026-03-04T00:00:00Z"), Instant.parse("2026-03-05T00:00:00Z"));

        assertThat(desk.slots.first(search(day, early), 10))
                .extracting(slot -> slot.start().toString().substring(11, 16))
                .containsExactly("00:10", "00:40", "01:10");
    }

    private List<String> starts(int limit) {
        return desk.slots.first(search(window(), early, late), limit).stream()
                .map(slot -> slot.start().toString().substring(11, 16))
                .toList();
    }

    private SlotSearch search(Period window, UUID... doctors) {
        return new SlotSearch(
                hospital.byIds(List.of(doctors)), null, null, new SlotLength(null, null), window, slot -> true);
    }

    private Period window() {
        return Period.of(clock.instant(), Duration.ofDays(14));
    }
}
