package health.salus.doctors.internal.demo;

import health.salus.doctors.internal.schedule.Break;
import health.salus.doctors.internal.schedule.ScheduleEntry;
import health.salus.doctors.internal.schedule.Weekday;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Weekly hours for the demo hospital: full weeks, four-day weeks, weekends, late afternoons. */
final class DemoWeeks {
    private static final List<String> PROCEDURES = List.of("procedure");

    private DemoWeeks() {}

    static List<ScheduleEntry> of(int doctor, UUID location, UUID room, LocalDate from) {
        List<ScheduleEntry> week = new ArrayList<>();
        for (Weekday day : Weekday.values()) {
            boolean dayOff = doctor % 3 == 0 && day == Weekday.WEDNESDAY;
            if (day.number() <= 5 && !dayOff) {
                boolean late = doctor % 4 == 0 && day == Weekday.THURSDAY;
                week.add(late ? late(day, location, room, from) : usual(day, location, room, from));
            }
        }
        if (doctor % 5 == 0) {
            week.add(entry(Weekday.SATURDAY, location, room, "09:00", "12:00", null, List.of(), 20, from));
        }
        if (doctor % 6 == 1) {
            // Whoever tries the product on a Sunday finds a hospital at work.
            week.add(entry(Weekday.SATURDAY, location, room, "09:00", "15:00", "12:00", List.of(), 30, from));
            week.add(entry(Weekday.SUNDAY, location, room, "09:00", "15:00", "12:00", List.of(), 30, from));
        }
        if (doctor == 1) {
            week.add(entry(Weekday.MONDAY, location, room, "17:00", "19:00", null, PROCEDURES, 60, from));
        }
        return week;
    }

    private static ScheduleEntry usual(Weekday day, UUID location, UUID room, LocalDate from) {
        String end = day == Weekday.FRIDAY ? "14:00" : "16:30";
        return entry(day, location, room, "08:00", end, "12:00", List.of(), 30, from);
    }

    private static ScheduleEntry late(Weekday day, UUID location, UUID room, LocalDate from) {
        return entry(day, location, room, "11:00", "19:30", "15:00", List.of(), 30, from);
    }

    private static ScheduleEntry entry(
            Weekday day,
            UUID location,
            UUID room,
            String start,
            String end,
            @Nullable String lunch,
            List<String> types,
            int minutes,
            LocalDate from) {
        List<Break> breaks = new ArrayList<>();
        if (lunch != null) {
            LocalTime begin = LocalTime.parse(lunch);
            breaks.add(new Break(begin, begin.plusMinutes(45), "Lunch"));
        }
        return new ScheduleEntry(
                day, location, room, LocalTime.parse(start), LocalTime.parse(end), breaks, types, minutes, from, null);
    }
}
