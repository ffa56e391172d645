package health.salus.doctors.internal.schedule;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What must hold of a week, before it is looked at where it is. */
final class ScheduleRules {
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final LocalDate SOME_MONDAY = LocalDate.of(2024, 1, 1);

    private ScheduleRules() {}

    /** @throws Failure.RuleBroken naming every entry that is not right */
    static void check(List<ScheduleEntry> entries) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            validityMustBeARange(entries.get(i), "/entries/" + i, errors);
            breaksMustLieInside(entries.get(i), "/entries/" + i, errors);
            for (int j = 0; j < i; j++) {
                entriesMustNotOverlap(entries.get(j), entries.get(i), "/entries/" + i, errors);
            }
        }
        if (!errors.isEmpty()) {
            throw new Failure.RuleBroken(
                    "schedule-not-possible", "These weekly hours are not possible.", errors.toArray(FieldError[]::new));
        }
    }

    private static void validityMustBeARange(ScheduleEntry entry, String at, List<FieldError> errors) {
        if (entry.validFrom().isBefore(FIRST_DAY) || entry.validFrom().isAfter(LAST_DAY)) {
            errors.add(new FieldError(at + "/validFrom", "out-of-range", "must be from 1900 to 2199"));
        }
        LocalDate last = entry.validTo();
        if (last != null && (last.isBefore(entry.validFrom()) || last.isAfter(LAST_DAY))) {
            errors.add(new FieldError(at + "/validTo", "before-start", "must be from validFrom to 2199"));
        }
    }

    private static void breaksMustLieInside(ScheduleEntry entry, String at, List<FieldError> errors) {
        List<Break> breaks = entry.breaks();
        for (int i = 0; i < breaks.size(); i++) {
            Duration start = entry.untilStartOf(breaks.get(i));
            Duration end = entry.untilEndOf(breaks.get(i));
            String here = at + "/breaks/" + i;
            if (start.compareTo(end) >= 0 || end.compareTo(entry.length()) > 0) {
                errors.add(new FieldError(here, "outside", "must lie inside the entry and end after it starts"));
            }
            if (IntStream.range(0, i)
                    .mapToObj(breaks::get)
                    .anyMatch(other -> start.compareTo(entry.untilEndOf(other)) < 0
                            && entry.untilStartOf(other).compareTo(end) < 0)) {
                errors.add(new FieldError(here, "overlap", "overlaps another break"));
            }
        }
    }

    private static void entriesMustNotOverlap(
            ScheduleEntry one, ScheduleEntry other, String at, List<FieldError> errors) {
        boolean overlap = validTogether(one, other)
                && IntStream.of(-7, 0, 7)
                        .anyMatch(days ->
                                overlap(startOf(one), one, startOf(other).plusDays(days), other));
        if (overlap) {
            errors.add(new FieldError(at, "overlap", "overlaps another entry on the same days"));
        }
    }

    private static LocalDateTime startOf(ScheduleEntry entry) {
        return SOME_MONDAY.plusDays(entry.weekday().number() - 1L).atTime(entry.start());
    }

    private static boolean overlap(
            LocalDateTime start, ScheduleEntry one, LocalDateTime otherStart, ScheduleEntry other) {
        return start.isBefore(otherStart.plus(other.length())) && otherStart.isBefore(start.plus(one.length()));
    }

    private static boolean validTogether(ScheduleEntry one, ScheduleEntry other) {
        return !one.isOver(other.validFrom()) && !other.isOver(one.validFrom());
    }
}
