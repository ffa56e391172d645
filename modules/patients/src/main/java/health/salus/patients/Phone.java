package health.salus.patients;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number as the patient gave it.
 *
 * @param preferred whether to call this one first
 */
public record Phone(
        @NotNull @Size(min = 3, max = 40) @Pattern(regexp = FORM, message = "must be a phone number such as +49 30 1234567") String number,

        @NotNull Kind kind,
        boolean preferred) {

    /** Digits with the usual signs between them; at least three digits in all. */
    public static final String FORM = "\\+?[ ()./-]*(?:[0-9][ ()./-]*){3,20}(?:(?:x|ext\\.?) ?[0-9]{1,6})?";

    public Phone {
        number = number == null ? number : number.strip();
        kind = Objects.requireNonNullElse(kind, Kind.MOBILE);
    }

    /** Where it rings. */
    @Schema(name = "PhoneKind")
    public enum Kind {
        @JsonProperty("mobile")
        MOBILE,
        @JsonProperty("home")
        HOME,
        @JsonProperty("work")
        WORK
    }

    /** Its number as it is dialled: digits alone, without the extension. */
    public String digits() {
        return digitsOf(number);
    }

    public static String digitsOf(@Nullable String number) {
        if (number == null) {
            return "";
        }
        int end = number.indexOf('x') < 0 ? number.indexOf('e') : number.indexOf('x');
        var digits = new StringBuilder(number.length());
        for (int i = 0; i < (end < 0 ? number.length() : end); i++) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }
}
