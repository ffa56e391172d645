package health.salus.appointments.internal.appointment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where an appointment stands. Which one may follow which is said by {@link Move}. */
public enum Status {
    /** Asked for by the patient; staff must confirm. */
    PROPOSED,
    /** Kept free for a few minutes while somebody decides. */
    HELD,
    BOOKED,
    CONFIRMED,
    CHECKED_IN,
    IN_PROGRESS,
    COMPLETED,
    CANCELLED,
    NO_SHOW,
    /** A hold that ran out or was given back. */
    EXPIRED,
    ENTERED_IN_ERROR,
    WAITLISTED,
    /** Kept free for somebody on the wait list. */
    OFFERED;

    private static final Set<Status> OCCUPYING =
            EnumSet.of(PROPOSED, HELD, BOOKED, CONFIRMED, CHECKED_IN, IN_PROGRESS, OFFERED);

    /** Whether nobody else can have this time; the same list stands in the exclusion constraints. */
    public boolean occupiesTime() {
        return OCCUPYING.contains(this);
    }

    /** The word used outside, such as {@code checked-in}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Status of(String word) {
        return known(word).orElseThrow(() -> new IllegalArgumentException("No such status: " + word));
    }

    public static Optional<Status> known(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }
}
