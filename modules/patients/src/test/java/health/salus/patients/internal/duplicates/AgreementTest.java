package health.salus.patients.internal.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.patients.Gender;
import health.salus.patients.Identifier;
import health.salus.patients.internal.duplicates.Duplicate.Reason;
import health.salus.patients.internal.duplicates.Duplicate.Verdict;
import java.time.LocalDate;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final LocalDate BORN = LocalDate.of(1961, 4, 12);

    @Test
    void nameAndBirthDateAreCertain() {
        var agreement = Agreement.of(person("muller", "jurgen", BORN), person("muller", "jurgen", BORN), false);

        assertThat(agreement.verdict()).isEqualTo(Verdict.CERTAIN);
        assertThat(agreement.reasons()).extracting(Reason::code).containsExactly("same-name", "same-birth-date");
    }

    @Test
    void aNameAloneIsPossible() {
        var agreement = Agreement.of(person("muller", "jurgen", null), person("muller", "jurgen", BORN), false);

        assertThat(agreement.score()).isGreaterThanOrEqualTo(Agreement.POSSIBLE);
        assertThat(agreement.verdict()).isEqualTo(Verdict.POSSIBLE);
    }

    @Test
    void theSameNameWithAnotherBirthDateIsSomebodyElse() {
        var agreement = Agreement.of(
                person("muller", "jurgen", BORN), person("muller", "jurgen", LocalDate.of(1990, 7, 30)), false);

        assertThat(agreement.score()).isLessThan(Agreement.POSSIBLE);
    }

    @Test
    void swappedNamesAndSwappedDatesArePossible() {
        var agreement =
                Agreement.of(person("chen", "wei", BORN), person("wei", "chen", LocalDate.of(1961, 12, 4)), false);

        assertThat(agreement.score()).isGreaterThanOrEqualTo(Agreement.POSSIBLE);
        assertThat(agreement.reasons()).extracting(Reason::code).containsExactly("names-swapped", "birth-date-swapped");
    }

    @Test
    void namesThatSoundAlikeWithTheSameBirthDateArePossible() {
        var agreement = Agreement.of(person("schmidt", "katharina", BORN), person("schmitt", "catharina", BORN), true);

        assertThat(agreement.score()).isGreaterThanOrEqualTo(Agreement.POSSIBLE);
    }

    @Test
    void anIdentifierIsCertainByItself() {
        var one = new Person("a", "b", BORN, null, Set.of(), Set.of(new Identifier("us-ssn", "999-17-5017")));
        var other = new Person("c", "d", BORN, null, Set.of(), Set.of(new Identifier("us-ssn", "999-17-5017")));

        assertThat(Agreement.of(one, other, false).verdict()).isEqualTo(Verdict.CERTAIN);
    }

    @Test
    void phonesAgreeWithAndWithoutCountryCode() {
        assertThat(Person.samePhone("493023125900", "3023125900")).isTrue();
        assertThat(Person.samePhone("493023125900", "3023125901")).isFalse();
        assertThat(Person.samePhone("00", "3023125900")).isFalse();
    }

    @Property
    void isTheSameBothWays(@ForAll("people") Person one, @ForAll("people") Person other) {
        double score = Agreement.of(one, other, false).score();

        assertThat(score).isEqualTo(Agreement.of(other, one, false).score()).isBetween(0.0, 1.0);
    }

    @Property
    void everybodyIsCertainlyThemselves(@ForAll("people") Person person) {
        assertThat(Agreement.of(person, person, false).verdict()).isEqualTo(Verdict.CERTAIN);
    }

    @Provide
    Arbitrary<Person> people() {
        var names = Arbitraries.strings().withCharRange('a', 'f').ofMinLength(1).ofMaxLength(8);
        var dates = Dates.dates().between(LocalDate.of(1930, 1, 1), LocalDate.of(2024, 1, 1));
        var phones = Arbitraries.strings().numeric().ofLength(8).set().ofMaxSize(2);
        return Combinators.combine(names, names, dates, Arbitraries.of(Gender.MALE, Gender.FEMALE), phones)
                .as((family, given, date, gender, numbers) ->
                        new Person(family, given, date, gender, numbers, Set.of()));
    }

    private static Person person(String family, String given, LocalDate born) {
        return new Person(family, given, born, null, Set.of(), Set.of());
    }
}
