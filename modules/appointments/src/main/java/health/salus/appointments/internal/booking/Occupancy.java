package health.salus.appointments.internal.booking;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Lanes;
import health.salus.appointments.internal.appointment.Overbooking;
import health.salus.appointments.internal.slots.Diary;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.data.Violation;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Gives appointments the time they ask for. Who gets a contested one is decided by the exclusion constraints. What is in the
 * way is looked for when they have refused, and before trying only where the time is remembered as taken: who comes too
 * late is then spared the cost of trying, and all others the look.
 */
@ApplicationScoped
public class Occupancy {
    private static final int ATTEMPTS = 3;
    private static final Set<String> CONSTRAINTS = Set.of("doctor_is_free", "room_is_free", "patient_is_free");

    private final Database database;
    private final ExpireHolds holds;
    private final Alternatives alternatives;
    private final Diary diary;
    private final Clock clock;

    Occupancy(
            @Schema("appointments") Database database,
            ExpireHolds holds,
            Alternatives alternatives,
            Diary diary,
            Clock clock) {
        this.database = database;
        this.holds = holds;
        this.alternatives = alternatives;
        this.diary = diary;
        this.clock = clock;
    }

    /**
     * Stores an appointment with all that leaves together with it, and says what its transaction results in; null when its
     * time turned out to be taken.
     */
    @FunctionalInterface
    public interface Store<T> {
        @Nullable T store(Transaction transaction, Appointment appointment);

        /** The same where nothing else has to be done with it: in a transaction of its own, or in one that others share. */
        default @Nullable T store(Database database, Appointment appointment) {
            return database.write(transaction -> store(transaction, appointment));
        }
    }

    /**
     * Stores the appointment at its time.
     *
     * @param authorised lets it stand beside others, in the next free lane
     * @return what {@code store} results in
     * @throws SlotAlreadyTaken when somebody else has the doctor, the room or the patient then
     */
    public <T> T take(Appointment wanted, @Nullable Overbooking authorised, Caller caller, Store<T> store) {
        return take(wanted, authorised, caller, null, store);
    }

    /** As above; {@code held} is a slot that {@code store} gives back first, so it does not stand in the way. */
    <T> T take(
            Appointment wanted, @Nullable Overbooking authorised, Caller caller, @Nullable UUID held, Store<T> store) {
        for (int attempt = 1; ; attempt++) {
            Instant now = clock.instant();
            boolean look =
                    attempt > 1 || authorised != null || diary.remembersAsTaken(wanted.place(), wanted.period(), now);
            List<Overlap> overlaps = look ? inTheWay(wanted, held) : List.of();
            List<Overlap> standing =
                    overlaps.stream().filter(overlap -> !overlap.ranOut(now)).toList();
            if (!standing.isEmpty() && (authorised == null || attempt > ATTEMPTS)) {
                throw new SlotAlreadyTaken(conflicts(wanted, standing, caller), alternatives.to(wanted));
            }
            Appointment placed = standing.isEmpty() || authorised == null
                    ? wanted
                    : wanted.overbooked(freeLanes(wanted, standing), authorised);
            List<Overlap> ranOut =
                    overlaps.stream().filter(overlap -> overlap.ranOut(now)).toList();
            T stored = stored(placed, ranOut, store);
            if (stored != null) {
                return stored;
            }
            if (attempt > ATTEMPTS) {
                throw new SlotAlreadyTaken(List.of(), alternatives.to(wanted));
            }
        }
    }

    private List<Overlap> inTheWay(Appointment wanted, @Nullable UUID held) {
        return database.read(handle -> Overlap.with(handle, wanted)).stream()
                .filter(overlap -> !overlap.id().equals(held))
                .toList();
    }

    private <T> @Nullable T stored(Appointment placed, List<Overlap> ranOut, Store<T> store) {
        try {
            T stored = ranOut.isEmpty()
                    ? store.store(database, placed)
                    : database.write(transaction -> {
                        ranOut.forEach(hold -> holds.expire(transaction, hold.id()));
                        return store.store(transaction, placed);
                    });
            diary.changed(placed.place(), placed.period());
            return stored;
        } catch (JdbiException e) {
            if (Violation.constraint(e).filter(CONSTRAINTS::contains).isPresent()) {
                return null;
            }
            throw e;
        }
    }

    private static Lanes freeLanes(Appointment wanted, List<Overlap> standing) {
        return new Lanes(
                lowest(
                        standing,
                        overlap -> overlap.sharesDoctor(wanted),
                        overlap -> overlap.lanes().doctor()),
                lowest(
                        standing,
                        overlap -> overlap.sharesRoom(wanted),
                        overlap -> overlap.lanes().room()),
                lowest(
                        standing,
                        overlap -> overlap.sharesPatient(wanted),
                        overlap -> overlap.lanes().patient()));
    }

    private static int lowest(List<Overlap> standing, Predicate<Overlap> shares, ToIntFunction<Overlap> laneOf) {
        Set<Integer> used = Set.copyOf(
                standing.stream().filter(shares).map(laneOf::applyAsInt).toList());
        int lane = 0;
        while (used.contains(lane)) {
            lane++;
        }
        BookingRules.aLaneMustBeLeft(lane);
        return lane;
    }

    private static List<Conflict> conflicts(Appointment wanted, List<Overlap> standing, Caller caller) {
        var conflicts = new ArrayList<Conflict>();
        for (Overlap overlap : standing) {
            // A patient learns that the doctor is busy, not with whom.
            boolean known = !caller.hasRole("patient") || overlap.sharesPatient(wanted);
            var id = known ? overlap.id() : null;
            if (overlap.sharesDoctor(wanted)) {
                conflicts.add(Conflict.of(Conflict.Kind.DOCTOR, id, overlap.time()));
            }
            if (overlap.sharesRoom(wanted)) {
                conflicts.add(Conflict.of(Conflict.Kind.ROOM, id, overlap.time()));
            }
            if (overlap.sharesPatient(wanted)) {
                conflicts.add(Conflict.of(Conflict.Kind.PATIENT, id, overlap.time()));
            }
        }
        return conflicts;
    }
}
