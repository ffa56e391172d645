package health.salus.patients.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TypedSearchTest {
    private static final LocalDate TWELFTH_OF_MARCH = LocalDate.of(1980, 3, 12);

    @Test
    void understandsNamesInAnyOrder() {
        assertThat(TypedSearch.of("  Meier,  Anna-Lena ").words()).containsExactly("meier", "anna", "lena");
    }

    @Test
    void understandsDatesAsPeopleWriteThem() {
        assertThat(TypedSearch.of("1980-03-12").birthDates()).containsExactly(TWELFTH_OF_MARCH);
        assertThat(TypedSearch.of("12.03.1980").birthDates()).containsExactly(TWELFTH_OF_MARCH);
        assertThat(TypedSearch.of("12.3.1980").birthDates()).containsExactly(TWELFTH_OF_MARCH);
        assertThat(TypedSearch.of("03/12/1980").birthDates())
                .containsExactly(TWELFTH_OF_MARCH, LocalDate.of(1980, 12, 3));
        assertThat(TypedSearch.of("25/12/1980").birthDates()).containsExactly(LocalDate.of(1980, 12, 25));
    }

    @Test
    void aDateThatDoesNotExistIsNone() {
        assertThat(TypedSearch.of("31.02.1980").birthDates()).isEmpty();
    }

    @Test
    void understandsNumbersWithTheirSeparators() {
        assertThat(TypedSearch.of("+49 (30) 123-45 67").digits()).isEqualTo("49301234567");
        assertThat(TypedSearch.of("meier 0301234").digits()).isEqualTo("0301234");
    }

    @Test
    void shortNumbersBelongToTheName() {
        assertThat(TypedSearch.of("Baby 2").words()).containsExactly("baby", "2");
        assertThat(TypedSearch.of("Baby 2").digits()).isEmpty();
    }

    @Test
    void understandsNothingWhereThereIsNothing() {
        assertThat(TypedSearch.of(" ,-. ' ").isEmpty()).isTrue();
    }

    @Property
    void neverFails(@ForAll String typed) {
        TypedSearch understood = TypedSearch.of(typed);

        assertThat(understood.words()).noneMatch(String::isEmpty);
        assertThat(understood.digits()).matches("[0-9]*");
    }
}
