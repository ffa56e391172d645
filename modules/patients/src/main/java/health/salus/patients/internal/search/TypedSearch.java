package health.salus.patients.internal.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody typed into the search box, understood: words of a name, a birth date, digits of a phone or record number,
 * in any order.
 *
 * @param words folded, in the order typed
 * @param birthDates one, or two when day and month could be either way round
 * @param digits all numbers typed, joined
 */
record TypedSearch(List<String> words, Set<LocalDate> birthDates, String digits) {
    /** Shorter numbers beside a name are part of it, as in "Baby 2". */
    private static final int SHORTEST_NUMBER = 3;

    static TypedSearch of(String text) {
        List<String> words = new ArrayList<>();
        Set<LocalDate> dates = new LinkedHashSet<>();
        var digits = new StringBuilder();
        List<String> shortNumbers = new ArrayList<>();
        for (String token : text.strip().split("[\\s,;]+")) {
            Set<LocalDate> asDate = TypedDate.parse(token);
            if (!asDate.isEmpty()) {
                dates.addAll(asDate);
            } else if (isNumber(token)) {
                String found = onlyDigits(token);
                digits.append(found);
                shortNumbers.add(found);
            } else {
                words.addAll(FoldedName.words(token));
            }
        }
        if (!words.isEmpty() && digits.length() < SHORTEST_NUMBER) {
            words.addAll(shortNumbers);
            digits.setLength(0);
        }
        return new TypedSearch(List.copyOf(words), dates, digits.toString());
    }

    boolean isEmpty() {
        return words.isEmpty() && birthDates.isEmpty() && digits.isEmpty();
    }

    private static boolean isNumber(String token) {
        return token.chars().allMatch(c -> c >= '0' && c <= '9' || "+()-./".indexOf(c) >= 0)
                && token.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static String onlyDigits(String token) {
        return token.chars()
                .filter(c -> c >= '0' && c <= '9')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
