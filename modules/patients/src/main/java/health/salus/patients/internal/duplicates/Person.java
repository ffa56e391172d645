package health.salus.patients.internal.duplicates;

import health.salus.patients.Gender;
import health.salus.patients.Identifier;
import health.salus.patients.Phone;
import health.salus.patients.internal.search.FoldedName;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as they are compared with somebody else.
 *
 * @param family folded; empty when unknown
 * @param given folded, with the middle name; empty when unknown
 * @param phones digits, without leading zeros
 */
record Person(
        String family,
        String given,
        @Nullable LocalDate birthDate,
        @Nullable Gender gender,
        Set<String> phones,
        Set<Identifier> identifiers) {

    /** Fewer digits are a number still being typed. */
    private static final int WHOLE_NUMBER = 6;

    static Person of(DuplicateQuery query) {
        return new Person(
                FoldedName.of(query.familyName()),
                FoldedName.of(query.givenName()),
                query.birthDate(),
                query.gender() == Gender.UNKNOWN ? null : query.gender(),
                query.phones().stream()
                        .map(Phone::digits)
                        .map(Person::national)
                        .filter(digits -> digits.length() >= WHOLE_NUMBER)
                        .collect(Collectors.toCollection(TreeSet::new)),
                Set.copyOf(query.identifiers()));
    }

    static String national(String digits) {
        return digits.replaceFirst("^0+", "");
    }

    /** Whether two numbers ring the same phone, one perhaps written without country code. */
    static boolean samePhone(String a, String b) {
        String shorter = a.length() < b.length() ? a : b;
        return shorter.length() >= WHOLE_NUMBER && (a.endsWith(shorter) && b.endsWith(shorter));
    }
}
