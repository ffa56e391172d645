package health.salus.appointments.internal.booking;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.salus.appointments.internal.appointment.Period;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a time cannot be booked.
 *
 * @param appointmentId the other appointment, where there is one the caller may know of
 * @param detail a sentence for people
 */
public record Conflict(Kind kind, @Nullable UUID appointmentId, Instant start, Instant end, String detail) {

    /** What stands in the way. */
    public enum Kind {
        @JsonProperty("doctor")
        DOCTOR("The doctor has another appointment then."),
        @JsonProperty("room")
        ROOM("The room is taken then."),
        @JsonProperty("patient")
        PATIENT("The patient has another appointment then."),
        @JsonProperty("schedule")
        SCHEDULE("The doctor is not on duty then."),
        @JsonProperty("break")
        BREAK("The doctor has a break then."),
        @JsonProperty("absence")
        ABSENCE("The doctor is away then."),
        @JsonProperty("holiday")
        HOLIDAY("The location is closed then.");

        private final String detail;

        Kind(String detail) {
            this.detail = detail;
        }
    }

    static Conflict of(Kind kind, Instant start, Instant end) {
        return new Conflict(kind, null, start, end, kind.detail);
    }

    static Conflict of(Kind kind, @Nullable UUID appointmentId, Period time) {
        return new Conflict(kind, appointmentId, time.start(), time.end(), kind.detail);
    }
}
