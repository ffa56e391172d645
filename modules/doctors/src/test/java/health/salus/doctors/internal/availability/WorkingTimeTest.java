package health.salus.doctors.internal.availability;

import static health.salus.doctors.internal.availability.Weeks.at;
import static health.salus.doctors.internal.availability.Weeks.entry;
import static health.salus.doctors.internal.availability.Weeks.everyDay;
import static health.salus.doctors.internal.availability.Weeks.pause;
import static health.salus.doctors.internal.availability.Weeks.roster;
import static health.salus.doctors.internal.availability.Weeks.valid;
import static org.assertj.core.api.Assertions.assertThat;

import health.salus.doctors.internal.absence.Absence;
import health.salus.doctors.internal.absence.AbsenceKind;
import health.salus.doctors.internal.schedule.ScheduleEntry;
import health.salus.doctors.internal.schedule.Weekday;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkingTimeTest {
    private static final String BERLIN = "Europe/Berlin";

    @Test
    void cutsBreaksOutOfTheDay() {
        var monday = entry(Weekday.MONDAY, "08:00", "16:30", pause("12:00", "12:30"));
        assertThat(times(roster(List.of(monday)), at(BERLIN), "2026-01-05T00:00:00Z", "2026-01-12T00:00:00Z"))
                .containsExactly(
                        "WORKING 2026-01-05T07:00:00Z 2026-01-05T11:00:00Z",
                        "BREAK 2026-01-05T11:00:00Z 2026-01-05T11:30:00Z",
                        "WORKING 2026-01-05T11:30:00Z 2026-01-05T15:30:00Z");
    }

    @Test
    void keepsLocalHoursWhenTheClockChanges() {
        assertThat(times(
                        roster(everyDay("08:00", "09:00")), at(BERLIN), "2026-03-28T00:00:00Z", "2026-03-30T00:00:00Z"))
                .containsExactly(
                        "WORKING 2026-03-28T07:00:00Z 2026-03-28T08:00:00Z",
                        "WORKING 2026-03-29T06:00:00Z 2026-03-29T07:00:00Z");
    }

    @Test
    void movesHoursThatTheClockSkipsForward() {
        var night = entry(Weekday.SUNDAY, "02:30", "05:00");
        assertThat(times(roster(List.of(night)), at(BERLIN), "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z"))
                .containsExactly("WORKING 2026-03-29T01:00:00Z 2026-03-29T03:00:00Z");
        var skipped = entry(Weekday.SUNDAY, "02:10", "02:50");
        assertThat(times(roster(List.of(skipped)), at(BERLIN), "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z"))
                .isEmpty();
    }

    @Test
    void countsHoursThatTheClockShowsTwiceOnce() {
        var night = List.of(entry(Weekday.SUNDAY, "02:00", "02:45"), entry(Weekday.SUNDAY, "02:45", "04:00"));
        assertThat(times(roster(night), at(BERLIN), "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z"))
                .containsExactly("WORKING 2026-10-25T00:00:00Z 2026-10-25T03:00:00Z");
    }

    @Test
    void reachesOverMidnightAndIntoTheDayAsked() {
        var night = entry(Weekday.MONDAY, "22:00", "06:00", pause("01:00", "01:45"));
        assertThat(times(roster(List.of(night)), at(BERLIN), "2026-01-05T23:00:00Z", "2026-01-06T23:00:00Z"))
                .containsExactly(
                        "WORKING 2026-01-05T23:00:00Z 2026-01-06T00:00:00Z",
                        "BREAK 2026-01-06T00:00:00Z 2026-01-06T00:45:00Z",
                        "WORKING 2026-01-06T00:45:00Z 2026-01-06T05:00:00Z");
    }

    @Test
    void absenceCountsMoreThanHolidayAndHolidayMoreThanBreak() {
        var night = entry(Weekday.MONDAY, "20:00", "04:00", pause("01:00", "02:00"));
        var absence = absence("2026-01-06T00:30:00Z", "2026-01-06T01:30:00Z");
        var roster = new Roster(Weeks.DOCTOR, true, List.of(night), List.of(absence));
        var places = Map.of(
                Weeks.LOCATION, new Place(ZoneId.of(BERLIN), true, Map.of(LocalDate.parse("2026-01-06"), "Epiphany")));
        assertThat(times(roster, places, "2026-01-05T00:00:00Z", "2026-01-08T00:00:00Z"))
                .containsExactly(
                        "WORKING 2026-01-05T19:00:00Z 2026-01-05T23:00:00Z",
                        "HOLIDAY 2026-01-05T23:00:00Z 2026-01-06T00:30:00Z",
                        "ABSENCE 2026-01-06T00:30:00Z 2026-01-06T01:30:00Z",
                        "HOLIDAY 2026-01-06T01:30:00Z 2026-01-06T03:00:00Z");
    }

    @Test
    void startsAndStopsWithItsValidity() {
        var week = everyDay("08:00", "09:00").stream()
                .map(entry -> valid(entry, "2026-01-06", "2026-01-07"))
                .toList();
        assertThat(times(roster(week), at(BERLIN), "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"))
                .containsExactly(
                        "WORKING 2026-01-06T07:00:00Z 2026-01-06T08:00:00Z",
                        "WORKING 2026-01-07T07:00:00Z 2026-01-07T08:00:00Z");
    }

    @Test
    void neverOverlapsAcrossZones() {
        UUID newYork = new UUID(0, 3);
        List<ScheduleEntry> entries = List.of(
                entry(Weekday.MONDAY, "12:00", "18:00"),
                Weeks.entry(newYork, Weekday.MONDAY, LocalTime.of(11, 0), LocalTime.of(15, 0), List.of()));
        var places = Map.of(
                Weeks.LOCATION,
                new Place(ZoneId.of(BERLIN), true, Map.of()),
                newYork,
                new Place(ZoneId.of("America/New_York"), true, Map.of()));
        assertThat(times(roster(entries), places, "2026-01-05T00:00:00Z", "2026-01-06T00:00:00Z"))
                .containsExactly(
                        "WORKING 2026-01-05T11:00:00Z 2026-01-05T17:00:00Z",
                        "WORKING 2026-01-05T17:00:00Z 2026-01-05T20:00:00Z");
    }

    @Test
    void isEmptyForADoctorWhoIsNotActive() {
        var inactive = roster(everyDay("08:00", "09:00")).inactive();
        assertThat(times(inactive, at(BERLIN), "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"))
                .isEmpty();
    }

    private static Absence absence(String start, String end) {
        return new Absence(
                new UUID(0, 9), Weeks.DOCTOR, Instant.parse(start), Instant.parse(end), AbsenceKind.SICK, null, 1);
    }

    private static List<String> times(Roster roster, Map<UUID, Place> places, String from, String to) {
        return WorkingTime.of(roster, places, Instant.parse(from), Instant.parse(to)).stream()
                .map(interval -> interval.kind() + " " + interval.start() + " " + interval.end())
                .toList();
    }
}
