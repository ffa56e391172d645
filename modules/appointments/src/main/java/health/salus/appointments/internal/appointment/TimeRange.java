package health.salus.appointments.internal.appointment;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From when to when, given as days or as instants. Days are those of each appointment's own zone; the instants beside them
 * are wide enough for every zone, so that an index can be used.
 */
public record TimeRange(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay) {
    private static final ZoneOffset FARTHEST_AHEAD = ZoneOffset.ofHours(14);
    private static final ZoneOffset FARTHEST_BEHIND = ZoneOffset.ofHours(-12);

    /** @param to a day is included, an instant is not */
    public static TimeRange parse(@Nullable String from, @Nullable String to) {
        LocalDate firstDay = day(from);
        LocalDate lastDay = day(to);
        Instant start = firstDay == null
                ? instant("?from", from)
                : firstDay.atStartOfDay(FARTHEST_AHEAD).toInstant();
        Instant end = lastDay == null
                ? instant("?to", to)
                : lastDay.plusDays(1).atStartOfDay(FARTHEST_BEHIND).toInstant();
        boolean daysTurned = firstDay != null && lastDay != null && lastDay.isBefore(firstDay);
        if (daysTurned || (start != null && end != null && !start.isBefore(end))) {
            throw refused("?to", "before-start", "The end must lie after the start.");
        }
        return new TimeRange(start, end, firstDay, lastDay);
    }

    /** Whether this start lies on one of the days, in its own zone. */
    public boolean admits(Instant start, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(start, zone);
        return (firstDay == null || !day.isBefore(firstDay)) && (lastDay == null || !day.isAfter(lastDay));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || text.length() != 10) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            return plausible(day) ? day : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(String pointer, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(text);
            if (plausible(LocalDate.ofInstant(instant, ZoneOffset.UTC))) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            throw refused(
                    pointer, "wrong-form", "Give a day such as 2026-11-24 or an instant such as 2026-11-24T08:30:00Z.");
        }
        throw refused(pointer, "out-of-range", "Give a date between 1900 and 2200.");
    }

    private static boolean plausible(LocalDate day) {
        return day.getYear() >= 1900 && day.getYear() < 2200;
    }

    private static Failure refused(String pointer, String code, String detail) {
        return new Failure.Malformed(
                "validation", "The time asked for is not right.", List.of(new FieldError(pointer, code, detail)));
    }
}
