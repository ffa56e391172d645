package health.salus.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void quotesWhatWouldBreakTheRow() {
        assertThat(Csv.row("a,b", "say \"x\"", null, 3)).isEqualTo("\"a,b\",\"say \"\"x\"\"\",,3\r\n");
    }

    @Test
    void takesTheSpellOffFormulas() {
        assertThat(Csv.row("=1+1", "-2", "@x", "plain")).isEqualTo("'=1+1,'-2,'@x,plain\r\n");
    }
}
