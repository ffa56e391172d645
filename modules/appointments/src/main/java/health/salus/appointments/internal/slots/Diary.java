package health.salus.appointments.internal.slots;

import com.fasterxml.jackson.core.type.TypeReference;
import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.appointment.Place;
import health.salus.doctors.AvailabilityInterval;
import health.salus.doctors.AvailabilityQuery;
import health.salus.doctors.Doctors;
import health.salus.platform.cache.Caches;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When doctors are on duty, and when they and their rooms are taken: everything free slots are made of. Remembered by
 * doctor and day, dropped at once when something changes. Only ever used to propose; a booking is settled by the database.
 */
@ApplicationScoped
public class Diary {
    private static final Duration DUTY_LIFE = Duration.ofMinutes(30);
    private static final Duration BUSY_LIFE = Duration.ofMinutes(15);
    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final int MOST_DAYS = 50_000;

    private final DayCache<AvailabilityInterval> duty;
    private final DayCache<Busy> busy;

    Diary(Doctors doctors, @Schema("appointments") Database database, Caches caches) {
        this.duty = new DayCache<>(
                caches.shared("duty days", DUTY_LIFE, MOST_DAYS, new TypeReference<>() {}),
                interval -> new Period(interval.start(), interval.end()),
                (ids, time) -> wholeDuties(doctors, ids, time));
        this.busy = new DayCache<>(
                // Not shared: each booking changes it, and one query beside it reads what is missing of all of them.
                caches.cache("busy days", BUSY_LIFE, MOST_DAYS),
                Busy::time,
                (ids, time) -> database.read(handle -> BusyTimes.read(handle, ids, time)));
    }

    /** What a doctor's schedule says around this time, by start. */
    public List<AvailabilityInterval> duty(UUID doctorId, Period around) {
        return duty.between(List.of(doctorId), around).getOrDefault(doctorId, List.of());
    }

    /** One call for all duties and one query for all that is taken, less what is remembered. */
    DutyRoster roster(Collection<UUID> doctorIds, Period window) {
        Map<UUID, List<AvailabilityInterval>> duties = duty.between(doctorIds, window);
        List<UUID> taken = new ArrayList<>(doctorIds);
        duties.values().stream()
                .flatMap(List::stream)
                .map(AvailabilityInterval::roomId)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(taken::add);
        return new DutyRoster(duties, busy.between(taken, window));
    }

    /** Whether the doctor or the room is taken then, as far as this process remembers; it may not know. */
    public boolean remembersAsTaken(Place place, Period time, Instant now) {
        return Stream.of(place.doctorId(), place.roomId())
                .filter(Objects::nonNull)
                .flatMap(who -> busy.known(who, time))
                .anyMatch(taken -> taken.at(now) && taken.time().overlaps(time));
    }

    /** An appointment has come to lie at this place and time, or no longer does. */
    public void changed(Place place, Period time) {
        changed(place.doctorId(), place.roomId(), time);
    }

    void changed(UUID doctorId, @Nullable UUID roomId, Period time) {
        busy.drop(doctorId, time);
        if (roomId != null) {
            busy.drop(roomId, time);
        }
    }

    void dutyChanged(UUID doctorId) {
        duty.drop(doctorId);
    }

    void everyDutyChanged() {
        duty.clear();
    }

    /**
     * The answer is cut at the ends of the time asked for, but slots are counted from the start of a whole duty. None is
     * longer than a day, so a day more on both sides is enough.
     */
    private static Map<UUID, List<AvailabilityInterval>> wholeDuties(
            Doctors doctors, Collection<UUID> ids, Period time) {
        Instant from = time.start().minus(ONE_DAY);
        Instant to = time.end().plus(ONE_DAY);
        return doctors.availability(new AvailabilityQuery(List.copyOf(ids), from, to)).stream()
                .filter(interval -> time.overlaps(interval.start(), interval.end()))
                .collect(Collectors.groupingBy(AvailabilityInterval::doctorId));
    }

    /** Duties and taken times of some doctors. */
    record DutyRoster(Map<UUID, List<AvailabilityInterval>> duties, Map<UUID, List<Busy>> busy) {
        List<Busy> busy(UUID doctorOrRoom) {
            return busy.getOrDefault(doctorOrRoom, List.of());
        }
    }
}
