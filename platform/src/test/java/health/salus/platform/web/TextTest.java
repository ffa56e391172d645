package health.salus.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void takesNamesOfAnyScript() {
        for (String name : List.of(
                "Müller-Lüdenscheid", "O’Brien", "王小明", "مریم‌ بانو", "Nguyễn Thị Hạnh", "Þórdís", "J. R. 3rd")) {
            assertThat(Text.isPlain(name, false, false)).as(name).isTrue();
        }
    }

    @Test
    void refusesControlAndDirectionMarks() {
        for (String name :
                List.of("a\u0000b", "a\nb", "a\u202Eb", "a\u200Fb", "a\u2066b", "a\uFEFFb", "a\uD800", "a\u0085b")) {
            assertThat(Text.isPlain(name, false, true)).as(name).isFalse();
        }
    }

    @Test
    void refusesPicturesOnlyInNames() {
        assertThat(Text.isPlain("Anna 😀", false, false)).isFalse();
        assertThat(Text.isPlain("Anna 😀", false, true)).isTrue();
    }

    @Test
    void allowsLinesOnlyInProse() {
        assertThat(Text.isPlain("one\ntwo", true, true)).isTrue();
        assertThat(Text.isPlain("one\ntwo", false, true)).isFalse();
    }

    @Test
    void tidiesSpacesAndComposesAccents() {
        assertThat(Text.tidy("  Zoe\u0308 ")).isEqualTo("Zoë");
        assertThat(Text.tidy(" \t ")).isNull();
        assertThat(Text.tidy(null)).isNull();
    }
}
