package health.salus.patients.internal.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MedicalRecordNumberTest {
    @Property
    void everyNumberGivenOutAddsUp(@ForAll @LongRange(min = 0, max = 89_999_999) long running) {
        String number = MedicalRecordNumber.of(running);

        assertThat(number).hasSize(MedicalRecordNumber.LENGTH);
        assertThat(MedicalRecordNumber.addsUp(number)).isTrue();
    }

    @Property
    void aWrongDigitIsNoticed(
            @ForAll @LongRange(min = 0, max = 89_999_999) long running,
            @ForAll @IntRange(max = 8) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        char[] digits = MedicalRecordNumber.of(running).toCharArray();
        digits[place] = (char) ('0' + (digits[place] - '0' + by) % 10);

        assertThat(MedicalRecordNumber.addsUp(new String(digits))).isFalse();
    }

    @Property
    void swappedNeighboursAreNoticed(
            @ForAll @LongRange(min = 0, max = 89_999_999) long running, @ForAll @IntRange(max = 7) int place) {
        char[] digits = MedicalRecordNumber.of(running).toCharArray();
        Assume.that(digits[place] != digits[place + 1]);
        char first = digits[place];
        digits[place] = digits[place + 1];
        digits[place + 1] = first;

        assertThat(MedicalRecordNumber.addsUp(new String(digits))).isFalse();
    }

    @Test
    void separatorsAreIgnored() {
        assertThat(MedicalRecordNumber.digitsOf("100-000.004")).contains("100000004");
        assertThat(MedicalRecordNumber.digitsOf("100 000 004")).contains("100000004");
        assertThat(MedicalRecordNumber.digitsOf("10000000")).isEmpty();
        assertThat(MedicalRecordNumber.digitsOf("10000000x")).isEmpty();
    }
}
