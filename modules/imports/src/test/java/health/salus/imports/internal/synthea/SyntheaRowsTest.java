package health.salus.imports.internal.synthea;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SyntheaRowsTest {
    @Test
    void takesTheDigitsOffNames() {
        assertThat(SyntheaRows.withoutDigits("Víctor493 Noriega353")).isEqualTo("Víctor Noriega");
        assertThat(SyntheaRows.withoutDigits("O'Keefe54")).isEqualTo("O'Keefe");
        assertThat(SyntheaRows.withoutDigits("Ana María762")).isEqualTo("Ana María");
    }

    @Test
    void speaksShoutedNamesNormally() {
        assertThat(SyntheaRows.spoken("STURDY MEMORIAL HOSPITAL")).isEqualTo("Sturdy Memorial Hospital");
        assertThat(SyntheaRows.spoken("McLean Hospital")).isEqualTo("McLean Hospital");
        assertThat(SyntheaRows.spoken("ST. LUKE'S")).isEqualTo("St. Luke's");
    }
}
