package health.salus.appointments.internal.slots;

import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.slots.Diary.DutyRoster;
import health.salus.doctors.AvailabilityInterval;
import health.salus.doctors.DoctorSummary;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds times that can be booked, the next free one first across all doctors asked for. */
@ApplicationScoped
public class FindFreeSlots {
    private static final Duration FIRST_LOOK = Duration.ofDays(2);

    private final Diary diary;
    private final Clock clock;

    FindFreeSlots(Diary diary, Clock clock) {
        this.diary = diary;
        this.clock = clock;
    }

    /** The first free slots. Looks no further ahead than it must: at first a few days, then twice as many, and so on. */
    public List<Slot> first(SlotSearch search, int limit) {
        var found = new ArrayList<Slot>();
        Duration ahead = FIRST_LOOK;
        Instant from = search.window().start();
        while (found.size() < limit && from.isBefore(search.window().end())) {
            Instant to = earlier(from.plus(ahead), search.window().end());
            each(search.during(new Period(from, to)), slot -> {
                found.add(slot);
                return found.size() < limit;
            });
            from = to;
            ahead = ahead.multipliedBy(2);
        }
        return found;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** How many slots are free on each day, in the zone of their location; days without any are left out. */
    Map<LocalDate, Long> byDay(SlotSearch search) {
        var days = new TreeMap<LocalDate, Long>();
        each(search, slot -> {
            days.merge(LocalDate.ofInstant(slot.start(), slot.zone()), 1L, Long::sum);
            return true;
        });
        return days;
    }

    /** How many slots are free in all. */
    public long count(SlotSearch search) {
        return byDay(search).values().stream().mapToLong(Long::longValue).sum();
    }

    private void each(SlotSearch search, Predicate<Slot> more) {
        List<UUID> ids = search.doctors().stream().map(DoctorSummary::id).toList();
        DutyRoster roster = diary.roster(ids, search.window());
        Instant now = clock.instant();
        var queue = new PriorityQueue<DoctorSlots>();
        for (DoctorSummary doctor : search.doctors()) {
            new DoctorSlots(doctor, search, cutter(doctor.id(), search, roster, now)).enter(queue);
        }
        while (!queue.isEmpty()) {
            DoctorSlots earliest = queue.remove();
            Slot slot = earliest.take();
            earliest.enter(queue);
            if (search.admitted().test(slot) && !more.test(slot)) {
                return;
            }
        }
    }

    private static SlotCutter cutter(UUID doctorId, SlotSearch search, DutyRoster roster, Instant now) {
        List<AvailabilityInterval> duties = roster.duties().getOrDefault(doctorId, List.of()).stream()
                .filter(duty -> search.locationId() == null || duty.locationId().equals(search.locationId()))
                .toList();
        return new SlotCutter(duties, duty -> taken(duty, roster, now), search.length(), search.window());
    }

    private static List<Period> taken(AvailabilityInterval duty, DutyRoster roster, Instant now) {
        List<Busy> room = duty.roomId() == null ? List.of() : roster.busy(duty.roomId());
        return Stream.concat(roster.busy(duty.doctorId()).stream(), room.stream())
                .filter(busy -> busy.time().overlaps(duty.start(), duty.end()) && busy.at(now))
                .map(Busy::time)
                .sorted(Comparator.comparing(Period::start))
                .collect(Collectors.toList());
    }

    /** The slots of one doctor, in line with those of the others. */
    private static final class DoctorSlots implements Comparable<DoctorSlots> {
        private final DoctorSummary doctor;
        private final @Nullable UUID departmentId;
        private final @Nullable String type;
        private final SlotCutter cutter;
        private Instant next = Instant.MAX;

        DoctorSlots(DoctorSummary doctor, SlotSearch search, SlotCutter cutter) {
            this.doctor = doctor;
            this.departmentId = search.departmentId() != null
                    ? search.departmentId()
                    : doctor.departmentIds().stream().findFirst().orElse(null);
            this.type = search.length().type() == null
                    ? null
                    : search.length().type().code();
            this.cutter = cutter;
        }

        void enter(PriorityQueue<DoctorSlots> queue) {
            SlotCutter.Cut cut = cutter.peek();
            if (cut != null) {
                next = cut.time().start();
                queue.add(this);
            }
        }

        Slot take() {
            SlotCutter.Cut cut = cutter.next();
            AvailabilityInterval duty = cut.duty();
            return new Slot(
                    doctor.id(),
                    doctor.displayName(),
                    departmentId,
                    duty.locationId(),
                    duty.zone(),
                    duty.roomId(),
                    cut.time().start(),
                    cut.time().end(),
                    type);
        }

        @Override
        public int compareTo(DoctorSlots other) {
            int byStart = next.compareTo(other.next);
            return byStart != 0 ? byStart : doctor.id().compareTo(other.doctor.id());
        }
    }
}
