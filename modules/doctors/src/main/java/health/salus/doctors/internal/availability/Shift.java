package health.salus.doctors.internal.availability;

import health.salus.doctors.internal.schedule.Break;
import health.salus.doctors.internal.schedule.ScheduleEntry;
import java.time.LocalDate;
import java.util.stream.Stream;

/** A stretch of a schedule on one day: when it really starts and ends. */
record Shift(ScheduleEntry entry, Place place, LocalDate day, Span span) {

    static Shift on(LocalDate day, ScheduleEntry entry, Place place) {
        var clock = WallClock.in(place.zone());
        var start = day.atTime(entry.start());
        return new Shift(entry, place, day, new Span(clock.moment(start), clock.moment(start.plus(entry.length()))));
    }

    /** Its breaks in real time. */
    Stream<Interruption> breaks() {
        return entry.breaks().stream().map(this::interruption);
    }

    private Interruption interruption(Break pause) {
        var clock = WallClock.in(place.zone());
        var start = day.atTime(entry.start());
        return Interruption.pause(
                new Span(
                        clock.moment(start.plus(entry.untilStartOf(pause))),
                        clock.moment(start.plus(entry.untilEndOf(pause)))),
                pause.label());
    }

    /** The days it touches on which its location is closed. */
    Stream<Interruption> holidays() {
        if (place.holidays().isEmpty()) {
            return Stream.empty();
        }
        var clock = WallClock.in(place.zone());
        return day.datesUntil(day.plusDays(3))
                .filter(place.holidays()::containsKey)
                .map(closed -> Interruption.holiday(
                        new Span(clock.startOf(closed), clock.startOf(closed.plusDays(1))),
                        place.holidays().get(closed)));
    }

    Shift startingNotBefore(java.time.Instant moment) {
        return moment.isAfter(span.start()) ? new Shift(entry, place, day, new Span(moment, span.end())) : this;
    }
}
