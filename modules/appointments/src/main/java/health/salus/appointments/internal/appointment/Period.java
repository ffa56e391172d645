package health.salus.appointments.internal.appointment;

import java.time.Duration;
import java.time.Instant;

/** Time from start up to, but not including, end. */
public record Period(Instant start, Instant end) {
    public Period {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A period ends after it starts");
        }
    }

    public static Period of(Instant start, Duration length) {
        return new Period(start, start.plus(length));
    }

    public boolean overlaps(Instant otherStart, Instant otherEnd) {
        return start.isBefore(otherEnd) && otherStart.isBefore(end);
    }

    public boolean overlaps(Period other) {
        return overlaps(other.start, other.end);
    }

    public boolean within(Instant otherStart, Instant otherEnd) {
        return !start.isBefore(otherStart) && !end.isAfter(otherEnd);
    }

    public Duration length() {
        return Duration.between(start, end);
    }
}
