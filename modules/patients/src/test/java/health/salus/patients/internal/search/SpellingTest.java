package health.salus.patients.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void countsSlips() {
        assertThat(Spelling.distance("schmidt", "shcmidt")).isEqualTo(1);
        assertThat(Spelling.distance("meier", "meyer")).isEqualTo(1);
        assertThat(Spelling.distance("anna", "ana")).isEqualTo(1);
        assertThat(Spelling.distance("wei", "chen")).isEqualTo(3);
    }

    @Property
    void isTheSameBothWays(
            @ForAll @AlphaChars @StringLength(max = 12) String a,
            @ForAll @AlphaChars @StringLength(max = 12) String b) {
        assertThat(Spelling.distance(a, b)).isEqualTo(Spelling.distance(b, a));
        assertThat(Spelling.distance(a, b) == 0).isEqualTo(a.equals(b));
        assertThat(Spelling.distance(a, b)).isLessThanOrEqualTo(Math.max(a.length(), b.length()));
        assertThat(Spelling.similarity(a, b)).isBetween(0.0, 1.0);
    }
}
