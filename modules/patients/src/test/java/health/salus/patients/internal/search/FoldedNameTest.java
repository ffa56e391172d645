package health.salus.patients.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedNameTest {
    @ParameterizedTest
    @CsvSource({
        "Müller, muller",
        "Ana-María, ana maria",
        "O’Neill, oneill",
        "\"O'Neill\", oneill",
        "Weiß, weiss",
        "Łucja Żak, lucja zak",
        "Yılmaz, yilmaz",
        "İpek, ipek",
        "Søren, soren",
        "Nguyễn, nguyen",
        "al-Sayed, al sayed",
        "Mosciski958, mosciski",
        "Baby 2, baby 2",
        "王小明, 王小明",
        "محمد, محمد"
    })
    void comparesWithoutCaseAccentsAndSigns(String name, String folded) {
        assertThat(FoldedName.of(name.replace("\"", ""))).isEqualTo(folded);
    }

    @Property
    void foldingTwiceChangesNothing(@ForAll @StringLength(max = 40) String name) {
        String once = FoldedName.of(name);

        assertThat(FoldedName.of(once)).isEqualTo(once);
    }

    @Property
    void caseDoesNotMatter(@ForAll("names") String name) {
        assertThat(FoldedName.of(name.toUpperCase(Locale.ROOT))).isEqualTo(FoldedName.of(name));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("abcdefghijklmnopqrstuvwxyz -'éèüöäñçå")
                .ofMaxLength(30);
    }
}
