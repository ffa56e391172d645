package health.salus.patients.internal.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date as people write it: 1980-03-12, 12.03.1980, 3/12/1980 (month first, as in the USA, where both ways are possible). */
final class TypedDate {
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-./])(\\d{1,2})[-./](\\d{4})");

    private TypedDate() {}

    /** The dates this can mean, the likeliest first; empty when it is none. */
    static Set<LocalDate> parse(String text) {
        Set<LocalDate> dates = new LinkedHashSet<>();
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            add(dates, yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
            return dates;
        }
        Matcher yearLast = YEAR_LAST.matcher(text);
        if (yearLast.matches()) {
            String year = yearLast.group(4);
            String first = yearLast.group(1);
            String second = yearLast.group(3);
            if (yearLast.group(2).equals("/")) {
                add(dates, year, first, second);
            }
            add(dates, year, second, first);
        }
        return dates;
    }

    private static void add(Set<LocalDate> dates, String year, String month, String day) {
        try {
            dates.add(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException notADate) {
            // 31.02.1980 looks like a date and is none; the caller then finds nothing to look for.
            return;
        }
    }
}
