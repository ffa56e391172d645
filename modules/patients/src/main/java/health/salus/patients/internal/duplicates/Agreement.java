package health.salus.patients.internal.duplicates;

import health.salus.patients.internal.duplicates.Duplicate.Reason;
import health.salus.patients.internal.duplicates.Duplicate.Verdict;
import health.salus.patients.internal.search.Spelling;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;

/**
 * How much two descriptions agree to be of one person: weights of what agrees, less those of what contradicts. A name alone is
 * worth a look; name and birth date together are certain enough; an identifier is, by itself, as it is nobody else's.
 */
final class Agreement {
    static final double CERTAIN = 0.85;
    static final double POSSIBLE = 0.5;

    private static final double SAME_NAME = 0.5;
    private static final double SWAPPED_NAME = 0.45;
    private static final double SIMILAR_NAME = 0.4;
    private static final double NAME_BY_SOUND = 0.35;
    private static final double ONE_NAME = 0.2;
    private static final double SAME_BIRTH_DATE = 0.35;
    private static final double SWAPPED_BIRTH_DATE = 0.25;
    private static final double MISTYPED_BIRTH_DATE = 0.2;
    private static final double OTHER_BIRTH_DATE = -0.25;
    private static final double SAME_PHONE = 0.2;
    private static final double OTHER_GENDER = -0.1;

    private final List<Reason> reasons = new ArrayList<>();
    private double score;

    private Agreement() {}

    /** @param soundsAlike whether family and given names are written differently and sound the same */
    static Agreement of(Person wanted, Person known, boolean soundsAlike) {
        var agreement = new Agreement();
        agreement.names(wanted, known, soundsAlike);
        agreement.birthDates(wanted, known);
        agreement.phones(wanted, known);
        agreement.genders(wanted, known);
        agreement.identifiers(wanted, known);
        return agreement;
    }

    double score() {
        return Math.round(Math.clamp(score, 0, 1) * 100) / 100.0;
    }

    Verdict verdict() {
        return score() >= CERTAIN ? Verdict.CERTAIN : Verdict.POSSIBLE;
    }

    List<Reason> reasons() {
        return reasons;
    }

    private void names(Person wanted, Person known, boolean soundsAlike) {
        boolean sameFamily = same(wanted.family(), known.family());
        boolean sameGiven = same(wanted.given(), known.given());
        if (sameFamily && sameGiven) {
            add(SAME_NAME, "same-name", "The name is the same.");
        } else if (same(wanted.family(), known.given()) && same(wanted.given(), known.family())) {
            add(SWAPPED_NAME, "names-swapped", "Given name and family name are the other way round.");
        } else if (similar(wanted.family(), known.family()) && similar(wanted.given(), known.given())) {
            add(SIMILAR_NAME, "similar-name", "The name is nearly the same.");
        } else if (soundsAlike) {
            add(NAME_BY_SOUND, "sounds-alike", "The name is written differently and sounds the same.");
        } else if (sameFamily) {
            add(ONE_NAME, "same-family-name", "The family name is the same.");
        } else if (sameGiven) {
            add(ONE_NAME, "same-given-name", "The given name is the same.");
        }
    }

    private void birthDates(Person wanted, Person known) {
        if (wanted.birthDate() == null || known.birthDate() == null) {
            return;
        }
        if (wanted.birthDate().equals(known.birthDate())) {
            add(SAME_BIRTH_DATE, "same-birth-date", "The birth date is the same.");
        } else if (dayAndMonthAreSwapped(wanted.birthDate(), known.birthDate())) {
            add(SWAPPED_BIRTH_DATE, "birth-date-swapped", "Day and month of the birth date are the other way round.");
        } else if (oneDigitDiffers(wanted.birthDate(), known.birthDate())) {
            add(MISTYPED_BIRTH_DATE, "birth-date-mistyped", "The birth dates differ in one digit.");
        } else {
            add(OTHER_BIRTH_DATE, "other-birth-date", "The birth dates differ.");
        }
    }

    private void phones(Person wanted, Person known) {
        if (wanted.phones().stream()
                .anyMatch(number -> known.phones().stream().anyMatch(other -> Person.samePhone(number, other)))) {
            add(SAME_PHONE, "same-phone", "A phone number is the same.");
        }
    }

    private void genders(Person wanted, Person known) {
        if (wanted.gender() != null && known.gender() != null && wanted.gender() != known.gender()) {
            add(OTHER_GENDER, "other-gender", "The gender differs.");
        }
    }

    private void identifiers(Person wanted, Person known) {
        if (wanted.identifiers().stream().anyMatch(known.identifiers()::contains)) {
            add(1, "same-identifier", "An identifier is the same, and it belongs to one person only.");
        }
    }

    private void add(double weight, String code, String detail) {
        score += weight;
        reasons.add(new Reason(code, detail));
    }

    private static boolean same(String a, String b) {
        return !a.isEmpty() && a.equals(b);
    }

    /** The same, mistyped, or one of several names: Anna, Ana and Anna Maria. */
    static boolean similar(String a, String b) {
        return same(a, b) || Spelling.isSlipOf(a, b) || begins(a, b) || begins(b, a);
    }

    private static boolean begins(String all, String first) {
        return !first.isEmpty() && all.startsWith(first + " ");
    }

    static boolean dayAndMonthAreSwapped(LocalDate a, LocalDate b) {
        return a.getYear() == b.getYear()
                && a.getDayOfMonth() <= Month.DECEMBER.getValue()
                && a.getDayOfMonth() == b.getMonthValue()
                && a.getMonthValue() == b.getDayOfMonth();
    }

    static boolean oneDigitDiffers(LocalDate a, LocalDate b) {
        return Spelling.distance(a.toString(), b.toString()) == 1;
    }
}
