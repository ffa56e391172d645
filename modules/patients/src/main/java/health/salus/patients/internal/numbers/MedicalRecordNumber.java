package health.salus.patients.internal.numbers;

import java.util.Optional;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;

/**
 * Nine digits: a running number of eight and a check digit after Verhoeff, which notices every single wrong digit and every
 * swap of neighbours. People may write blanks, hyphens and points between them.
 */
public final class MedicalRecordNumber {
    public static final int LENGTH = 9;
    private static final long FIRST = 10_000_000;
    private static final VerhoeffCheckDigit CHECK = new VerhoeffCheckDigit();

    private MedicalRecordNumber() {}

    public static String of(long running) {
        String number = Long.toString(FIRST + running);
        try {
            return number + CHECK.calculate(number);
        } catch (CheckDigitException e) {
            throw new IllegalStateException("No check digit for " + number, e);
        }
    }

    /** The nine digits of what somebody typed; empty when there are not nine. */
    public static Optional<String> digitsOf(String typed) {
        String digits = typed.replaceAll("[ .-]", "");
        return digits.length() == LENGTH && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(digits)
                : Optional.empty();
    }

    /** Whether the check digit fits: if not, a digit is wrong or two are swapped. */
    public static boolean addsUp(String digits) {
        return CHECK.isValid(digits);
    }
}
