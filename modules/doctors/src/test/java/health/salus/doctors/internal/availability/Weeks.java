package health.salus.doctors.internal.availability;

import health.salus.doctors.internal.schedule.Break;
import health.salus.doctors.internal.schedule.ScheduleEntry;
import health.salus.doctors.internal.schedule.Weekday;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Schedules for tests. */
public final class Weeks {
    public static final UUID DOCTOR = new UUID(0, 1);
    public static final UUID LOCATION = new UUID(0, 2);
    private static final LocalDate ALWAYS = LocalDate.of(1800, 1, 1);

    private Weeks() {}

    public static ScheduleEntry entry(Weekday weekday, String start, String end, Break... breaks) {
        return valid(
                entry(LOCATION, weekday, LocalTime.parse(start), LocalTime.parse(end), List.of(breaks)),
                "2020-01-01",
                null);
    }

    public static ScheduleEntry entry(
            UUID location, Weekday weekday, LocalTime start, LocalTime end, List<Break> breaks) {
        return new ScheduleEntry(weekday, location, null, start, end, breaks, List.of(), 30, ALWAYS, null);
    }

    public static ScheduleEntry valid(ScheduleEntry entry, String from, String to) {
        return new ScheduleEntry(
                entry.weekday(),
                entry.locationId(),
                entry.roomId(),
                entry.start(),
                entry.end(),
                entry.breaks(),
                entry.appointmentTypes(),
                entry.slotMinutes(),
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to));
    }

    public static Break pause(String start, String end) {
        return new Break(LocalTime.parse(start), LocalTime.parse(end), "Lunch");
    }

    public static List<ScheduleEntry> everyDay(String start, String end) {
        return Arrays.stream(Weekday.values())
                .map(weekday -> entry(LOCATION, weekday, LocalTime.parse(start), LocalTime.parse(end), List.of()))
                .toList();
    }

    public static Roster roster(List<ScheduleEntry> entries) {
        return new Roster(DOCTOR, true, entries, List.of());
    }

    public static Map<UUID, Place> at(String zone) {
        return Map.of(LOCATION, new Place(ZoneId.of(zone), true, Map.of()));
    }
}
