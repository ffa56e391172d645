package health.salus.doctors.internal.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;

/** A day of the week, as written in schedules. */
public enum Weekday {
    @JsonProperty("monday")
    MONDAY,
    @JsonProperty("tuesday")
    TUESDAY,
    @JsonProperty("wednesday")
    WEDNESDAY,
    @JsonProperty("thursday")
    THURSDAY,
    @JsonProperty("friday")
    FRIDAY,
    @JsonProperty("saturday")
    SATURDAY,
    @JsonProperty("sunday")
    SUNDAY;

    /** @param number 1 (Monday) to 7 (Sunday), as in ISO 8601 */
    public static Weekday of(int number) {
        return values()[number - 1];
    }

    public int number() {
        return ordinal() + 1;
    }

    public DayOfWeek day() {
        return DayOfWeek.of(number());
    }
}
