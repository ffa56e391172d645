package health.salus.appointments.internal.departure;

import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.slots.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of the free slots suits a patient best who has to see somebody else: the same time if it can be had, else the one
 * closest to it.
 *
 * @param wanted when the appointment is
 * @param now when it is looked for
 * @param elsewhere when the patient has other appointments
 */
record NearestSlot(Period wanted, Instant now, Collection<Period> elsewhere) {
    static final Duration EARLIER = Duration.ofDays(7);
    static final Duration LATER = Duration.ofDays(14);

    /** Whoever is to come sooner than they thought must have the time to hear of it. */
    private static final Duration NOTICE_TO_COME_SOONER = Duration.ofHours(24);

    /** The time in which it is looked for: from now on, and no further ahead than anything can be booked. */
    Optional<Period> window(Duration horizon) {
        Instant from = wanted.start().minus(EARLIER);
        Instant to = wanted.start().plus(LATER);
        Instant first = from.isAfter(now) ? from : now;
        Instant last = to.isBefore(now.plus(horizon)) ? to : now.plus(horizon);
        return first.isBefore(last) ? Optional.of(new Period(first, last)) : Optional.empty();
    }

    Optional<Slot> among(List<Slot> free) {
        return free.stream()
                .filter(this::suits)
                .min(Comparator.comparing(this::distance)
                        .thenComparing(Slot::start)
                        .thenComparing(Slot::doctorId));
    }

    boolean suits(Slot slot) {
        return patientIsFree(slot) && patientIsNotAskedToComeSoonerAtShortNotice(slot);
    }

    boolean patientIsFree(Slot slot) {
        return elsewhere.stream().noneMatch(busy -> busy.overlaps(slot.start(), slot.end()));
    }

    boolean patientIsNotAskedToComeSoonerAtShortNotice(Slot slot) {
        return !slot.start().isBefore(wanted.start()) || !slot.start().isBefore(now.plus(NOTICE_TO_COME_SOONER));
    }

    private Duration distance(Slot slot) {
        return Duration.between(wanted.start(), slot.start()).abs();
    }
}
