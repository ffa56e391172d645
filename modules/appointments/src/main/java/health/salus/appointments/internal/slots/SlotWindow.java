package health.salus.appointments.internal.slots;

import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.appointment.TimeRange;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When somebody would like to come. Days are those of the place where the slot is, wherever the person asks from.
 *
 * @param time wide enough for the days in every zone
 */
record SlotWindow(Period time, TimeRange range) {
    private static final Duration USUAL = Duration.ofDays(14);
    private static final Duration LONGEST = Duration.ofDays(62);
    // Days reach from the zone farthest ahead of UTC to the one farthest behind it.
    private static final Duration AROUND_THE_WORLD = Duration.ofHours(26);

    /** Reads days or instants; from now, for two weeks where nothing is given. */
    static SlotWindow parse(@Nullable String from, @Nullable String to, Instant now) {
        TimeRange range = TimeRange.parse(from, to);
        Instant start = range.from() == null ? now : range.from();
        Instant end = range.to() == null ? start.plus(USUAL) : range.to();
        if (!start.isBefore(end)) {
            throw refused("before-start", "The end must lie after the start.");
        }
        if (Duration.between(start, end).compareTo(LONGEST.plus(AROUND_THE_WORLD)) > 0) {
            throw refused("too-long", "Ask for 62 days at most.");
        }
        return new SlotWindow(new Period(start, end), range);
    }

    /** The part of it in which something can be booked; empty when there is none. */
    Optional<Period> between(Instant earliest, Instant latest) {
        Instant start = time.start().isAfter(earliest) ? time.start() : earliest;
        Instant end = time.end().isBefore(latest) ? time.end() : latest;
        return start.isBefore(end) ? Optional.of(new Period(start, end)) : Optional.empty();
    }

    boolean admits(Slot slot) {
        return range.admits(slot.start(), slot.zone());
    }

    private static Failure refused(String code, String detail) {
        return new Failure.Malformed(
                "validation", "The time asked for is not right.", List.of(new FieldError("?to", code, detail)));
    }
}
