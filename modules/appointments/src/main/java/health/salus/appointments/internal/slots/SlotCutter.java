package health.salus.appointments.internal.slots;

import health.salus.appointments.internal.appointment.Period;
import health.salus.doctors.AvailabilityInterval;
import health.salus.doctors.AvailabilityKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one doctor's duties into free slots, one after the other and only as far as asked. Slots lie on a grid that starts
 * with each stretch of duty, so that the same ones are offered whatever time is asked for. All arithmetic is on instants:
 * an hour skipped or repeated by the clock is as long as it is.
 */
final class SlotCutter implements Iterator<SlotCutter.Cut> {
    /** A free slot and the duty it was cut from. */
    record Cut(AvailabilityInterval duty, Period time) {}

    private final Iterator<AvailabilityInterval> duties;
    private final Function<AvailabilityInterval, List<Period>> taken;
    private final SlotLength length;
    private final Period window;

    private @Nullable Stretch stretch;
    private @Nullable Cut next;

    /**
     * @param duties of one doctor, by start
     * @param taken when the doctor or the room of a duty is not free, by start
     * @param window slots start inside it
     */
    SlotCutter(
            List<AvailabilityInterval> duties,
            Function<AvailabilityInterval, List<Period>> taken,
            SlotLength length,
            Period window) {
        this.duties = duties.stream()
                .filter(duty -> duty.kind() == AvailabilityKind.WORKING && length.bookableIn(duty))
                .filter(duty -> window.overlaps(duty.start(), duty.end()))
                .iterator();
        this.taken = taken;
        this.length = length;
        this.window = window;
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Cut next() {
        Cut current = next;
        if (current == null) {
            throw new NoSuchElementException();
        }
        advance();
        return current;
    }

    @Nullable Cut peek() {
        return next;
    }

    private void advance() {
        while (true) {
            if (stretch == null) {
                if (!duties.hasNext()) {
                    next = null;
                    return;
                }
                stretch = new Stretch(duties.next());
            }
            Period time = stretch.nextFree();
            if (time != null) {
                next = new Cut(stretch.duty, time);
                return;
            }
            stretch = null;
        }
    }

    /** One duty while it is being cut. */
    private final class Stretch {
        private final AvailabilityInterval duty;
        private final Duration slot;
        private final Duration step;
        private final List<Period> occupied;
        private int passed;
        private Instant start;

        Stretch(AvailabilityInterval duty) {
            this.duty = duty;
            this.slot = length.in(duty);
            this.step = length.step(duty);
            this.occupied = taken.apply(duty);
            this.start = firstOnGrid();
        }

        private Instant firstOnGrid() {
            long late = Duration.between(duty.start(), window.start()).toMillis();
            long steps = late <= 0 ? 0 : Math.ceilDiv(late, step.toMillis());
            return duty.start().plus(step.multipliedBy(steps));
        }

        @Nullable Period nextFree() {
            while (true) {
                Period time = Period.of(start, slot);
                if (time.end().isAfter(duty.end()) || !start.isBefore(window.end())) {
                    return null;
                }
                start = start.plus(step);
                if (isFree(time)) {
                    return time;
                }
            }
        }

        private boolean isFree(Period time) {
            while (passed < occupied.size() && !occupied.get(passed).end().isAfter(time.start())) {
                passed++;
            }
            for (int i = passed; i < occupied.size() && occupied.get(i).start().isBefore(time.end()); i++) {
                if (occupied.get(i).end().isAfter(time.start())) {
                    return false;
                }
            }
            return true;
        }
    }
}
