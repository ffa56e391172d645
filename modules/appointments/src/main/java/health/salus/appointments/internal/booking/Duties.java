package health.salus.appointments.internal.booking;

import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.slots.SlotLength;
import health.salus.doctors.AvailabilityInterval;
import health.salus.doctors.AvailabilityKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one doctor's schedule says around the time of an appointment. */
record Duties(List<AvailabilityInterval> intervals) {

    /** The duty a start lies in. */
    Optional<AvailabilityInterval> at(Instant start) {
        return working()
                .filter(duty -> !start.isBefore(duty.start()) && start.isBefore(duty.end()))
                .findFirst();
    }

    /** The duty that lies closest, for what is booked outside all of them. */
    Optional<AvailabilityInterval> closest(Instant start) {
        return working().min(Comparator.comparing(duty -> distance(duty, start)));
    }

    /** What speaks against this time; nothing when the doctor is on duty for it from start to end. */
    List<Conflict> conflicts(Period time, SlotLength length) {
        Optional<AvailabilityInterval> duty = at(time.start()).filter(on -> time.within(on.start(), on.end()));
        if (duty.isPresent()) {
            return length.bookableIn(duty.get())
                    ? List.of()
                    : List.of(new Conflict(
                            Conflict.Kind.SCHEDULE,
                            null,
                            time.start(),
                            time.end(),
                            "The doctor does not offer this kind of appointment then."));
        }
        List<Conflict> named = intervals.stream()
                .filter(interval ->
                        interval.kind() != AvailabilityKind.WORKING && time.overlaps(interval.start(), interval.end()))
                .map(interval -> Conflict.of(kind(interval), interval.start(), interval.end()))
                .toList();
        return named.isEmpty() ? List.of(Conflict.of(Conflict.Kind.SCHEDULE, null, time)) : named;
    }

    private Stream<AvailabilityInterval> working() {
        return intervals.stream().filter(interval -> interval.kind() == AvailabilityKind.WORKING);
    }

    private static Conflict.Kind kind(AvailabilityInterval interval) {
        return switch (interval.kind()) {
            case ABSENCE -> Conflict.Kind.ABSENCE;
            case HOLIDAY -> Conflict.Kind.HOLIDAY;
            case BREAK -> Conflict.Kind.BREAK;
            case WORKING -> Conflict.Kind.SCHEDULE;
        };
    }

    private static Duration distance(AvailabilityInterval duty, Instant start) {
        return start.isBefore(duty.start())
                ? Duration.between(start, duty.start())
                : Duration.between(duty.end(), start);
    }
}
