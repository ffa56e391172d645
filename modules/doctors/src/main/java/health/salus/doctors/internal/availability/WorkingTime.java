package health.salus.doctors.internal.availability;

import health.salus.doctors.AvailabilityInterval;
import health.salus.doctors.AvailabilityKind;
import health.salus.doctors.internal.schedule.ScheduleEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns a doctor's weekly hours into intervals of real time: it cuts each shift where breaks, holidays and absences begin and end. */
public final class WorkingTime {
    private final Roster roster;
    private final Map<UUID, Place> places;
    private final Span asked;
    private final List<AvailabilityInterval> intervals = new ArrayList<>();

    private WorkingTime(Roster roster, Map<UUID, Place> places, Span asked) {
        this.roster = roster;
        this.places = places;
        this.asked = asked;
    }

    /**
     * The scheduled time of a doctor from {@code from} until just before {@code to}, in order and without overlap.
     *
     * @param places the locations of the schedule; entries at others are left out
     */
    public static List<AvailabilityInterval> of(Roster roster, Map<UUID, Place> places, Instant from, Instant to) {
        var time = new WorkingTime(roster, places, new Span(from, to));
        return time.intervals();
    }

    private List<AvailabilityInterval> intervals() {
        if (!roster.active() || asked.isEmpty()) {
            return List.of();
        }
        List<Shift> shifts = new ArrayList<>();
        roster.entries().forEach(entry -> addShifts(entry, shifts));
        shifts.sort(Comparator.comparing(shift -> shift.span().start()));
        Instant end = Instant.MIN;
        for (Shift shift : shifts) {
            // Hours at locations of different zones may come to overlap when one of them changes its clock.
            Shift rest = shift.startingNotBefore(end);
            cut(rest);
            end = rest.span().end().isAfter(end) ? rest.span().end() : end;
        }
        return intervals;
    }

    /** Loops, here and below: a search for free slots comes by for every day of every doctor. */
    private void addShifts(ScheduleEntry entry, List<Shift> shifts) {
        Place place = places.get(entry.locationId());
        if (place == null || !place.open()) {
            return;
        }
        var clock = WallClock.in(place.zone());
        LocalDate last = clock.dayAt(asked.end());
        // A shift may have started on the day before.
        LocalDate day =
                entry.firstDayFrom(clock.dayAt(asked.start()).minusDays(1)).orElse(LocalDate.MAX);
        for (; !day.isAfter(last) && !entry.isOver(day); day = day.plusWeeks(1)) {
            var shift = Shift.on(day, entry, place);
            if (!shift.span().isEmpty() && shift.span().overlaps(asked)) {
                shifts.add(shift);
            }
        }
    }

    private void cut(Shift shift) {
        Span span = shift.span().within(asked);
        if (span.isEmpty()) {
            return;
        }
        List<Interruption> interruptions = interruptions(shift, span);
        if (interruptions.isEmpty()) {
            add(shift, span.start(), span.end(), Optional.empty());
            return;
        }
        var edges = new TreeSet<>(List.of(span.start(), span.end()));
        for (Interruption interruption : interruptions) {
            Span inside = interruption.span().within(span);
            edges.add(inside.start());
            edges.add(inside.end());
        }
        for (Instant start = edges.first(); start.isBefore(span.end()); ) {
            Instant end = Objects.requireNonNull(edges.higher(start));
            add(shift, start, end, reasonAt(start, interruptions));
            start = end;
        }
    }

    private List<Interruption> interruptions(Shift shift, Span span) {
        List<Interruption> all = new ArrayList<>();
        roster.absences().forEach(absence -> all.add(Interruption.absence(absence)));
        shift.holidays().forEach(all::add);
        shift.breaks().forEach(all::add);
        all.removeIf(interruption -> !interruption.span().overlaps(span));
        return all;
    }

    private static Optional<Interruption> reasonAt(Instant moment, List<Interruption> interruptions) {
        return interruptions.stream()
                .filter(interruption -> interruption.span().covers(moment))
                .min(Comparator.comparing(Interruption::kind));
    }

    private void add(Shift shift, Instant start, Instant end, Optional<Interruption> reason) {
        AvailabilityKind kind = reason.map(Interruption::kind).orElse(AvailabilityKind.WORKING);
        String label = reason.map(Interruption::label).orElse(null);
        var interval = interval(shift, start, end, kind, label);
        if (!intervals.isEmpty() && intervals.getLast().end().equals(start)) {
            AvailabilityInterval before = intervals.getLast();
            if (interval(shift, before.start(), before.end(), kind, label).equals(before)) {
                intervals.removeLast();
                interval = interval(shift, before.start(), end, kind, label);
            }
        }
        intervals.add(interval);
    }

    private AvailabilityInterval interval(
            Shift shift, Instant start, Instant end, AvailabilityKind kind, @Nullable String label) {
        ScheduleEntry entry = shift.entry();
        return new AvailabilityInterval(
                roster.doctorId(),
                start,
                end,
                kind,
                entry.locationId(),
                shift.place().zone(),
                entry.roomId(),
                entry.slotMinutes(),
                entry.appointmentTypes(),
                label);
    }
}
