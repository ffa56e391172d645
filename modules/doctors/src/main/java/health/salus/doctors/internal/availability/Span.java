package health.salus.doctors.internal.availability;

import java.time.Instant;

/** A time {@code [start, end)}. */
record Span(Instant start, Instant end) {
    boolean isEmpty() {
        return !start.isBefore(end);
    }

    boolean covers(Instant moment) {
        return !moment.isBefore(start) && moment.isBefore(end);
    }

    boolean overlaps(Span other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** The part of it inside the other; empty when there is none. */
    Span within(Span other) {
        return new Span(start.isBefore(other.start) ? other.start : start, end.isAfter(other.end) ? other.end : end);
    }
}
