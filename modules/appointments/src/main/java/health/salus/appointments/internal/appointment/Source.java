package health.salus.appointments.internal.appointment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who made an appointment. */
public enum Source {
    STAFF,
    PATIENT,
    IMPORT;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Source of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
