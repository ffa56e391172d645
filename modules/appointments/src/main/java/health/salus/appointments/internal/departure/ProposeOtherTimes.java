package health.salus.appointments.internal.departure;

import health.salus.appointments.AppointmentsProposedElsewhere;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentEvents;
import health.salus.appointments.internal.appointment.AppointmentRepository;
import health.salus.appointments.internal.appointment.HistoryEntry;
import health.salus.appointments.internal.appointment.Hold;
import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.appointment.Place;
import health.salus.appointments.internal.appointment.Source;
import health.salus.appointments.internal.booking.Occupancy;
import health.salus.appointments.internal.booking.SlotAlreadyTaken;
import health.salus.appointments.internal.slots.Diary;
import health.salus.appointments.internal.slots.Slot;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.jobs.Job;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proposes what could become of each appointment with a doctor who leaves, and keeps the times it proposes free. Each
 * proposal is a transaction of its own; a second run goes on where the first one ended.
 */
@ApplicationScoped
class ProposeOtherTimes implements Job<ProposeOtherTimes.Task> {
    private static final String NAME = "propose-other-times";
    private static final int AT_ONCE = 100;
    private static final int ATTEMPTS = 5;

    private final FindOtherTime otherTimes;
    private final Occupancy occupancy;
    private final Diary diary;
    private final SettleDeparture settle;
    private final Database database;
    private final Clock clock;

    ProposeOtherTimes(
            FindOtherTime otherTimes,
            Occupancy occupancy,
            Diary diary,
            SettleDeparture settle,
            @Schema("appointments") Database database,
            Clock clock) {
        this.otherTimes = otherTimes;
        this.occupancy = occupancy;
        this.diary = diary;
        this.settle = settle;
        this.database = database;
        this.clock = clock;
    }

    /** Whose appointments. */
    record Task(UUID departureId) {}

    static void soon(Transaction transaction, Departure departure, Instant now) {
        transaction.schedule(NAME, departure.id().toString(), new Task(departure.id()), now);
    }

    @Override
    public String module() {
        return "appointments";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Task> data() {
        return Task.class;
    }

    @Override
    public void run(String id, Task task) {
        Departure departure = database.write(transaction -> Departures.lock(transaction.handle(), task.departureId()));
        List<Appointment> next = next(departure);
        while (!next.isEmpty()) {
            for (Appointment appointment : next) {
                propose(departure, appointment);
            }
            next = next(departure);
        }
        database.run(transaction -> open(transaction, task.departureId()));
    }

    /** None once the departure is refused: nothing is proposed for it any more then. */
    private List<Appointment> next(Departure departure) {
        return database.write(transaction ->
                Departures.lock(transaction.handle(), departure.id()).takesDecisions()
                        ? Proposals.unproposed(transaction.handle(), departure, clock.instant(), AT_ONCE)
                        : List.of());
    }

    private void open(Transaction transaction, UUID id) {
        Departure departure = Departures.lock(transaction.handle(), id);
        if (departure.state() == Departure.State.PROPOSING) {
            Departures.change(transaction.handle(), departure, Departure.State.OPEN);
            transaction.publish(new AppointmentsProposedElsewhere(departure.id(), departure.doctorId()));
            settle.ifNothingIsLeft(transaction, Departures.lock(transaction.handle(), id));
        }
    }

    private void propose(Departure departure, Appointment appointment) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Slot> slot = otherTimes.instead(appointment);
            if (slot.isEmpty()) {
                break;
            }
            try {
                propose(departure, appointment, slot.get());
                return;
            } catch (SlotAlreadyTaken e) {
                // Another process may hold it, of which this one has not heard: the next look is a fresh one.
                diary.changed(
                        place(slot.get()),
                        new Period(slot.get().start(), slot.get().end()));
            }
        }
        proposeNothing(departure, appointment);
    }

    private void propose(Departure departure, Appointment appointment, Slot slot) {
        Instant now = clock.instant();
        var period = new Period(slot.start(), slot.end());
        // Kept until the appointment itself would begin: after that there is nothing to move any more. No person holds
        // it.
        var hold = new Hold(departure.id(), appointment.period().start());
        var held = Appointment.held(Ids.next(), place(slot), period, appointment.type(), Source.STAFF, hold, now);
        Caller system = Caller.system("departure");
        occupancy.take(held, null, system, (transaction, placed) -> {
            if (!isStillToBeProposed(transaction, departure, appointment)) {
                return true;
            }
            if (!AppointmentRepository.insert(transaction.handle(), placed, HistoryEntry.made(placed, system))) {
                return null;
            }
            transaction.publish(AppointmentEvents.held(placed));
            store(transaction, departure, appointment, placed.id());
            return true;
        });
    }

    private static Place place(Slot slot) {
        return new Place(slot.doctorId(), slot.departmentId(), slot.locationId(), slot.zone(), slot.roomId());
    }

    /** That it is called off is all that can be proposed. */
    private void proposeNothing(Departure departure, Appointment appointment) {
        database.run(transaction -> {
            if (isStillToBeProposed(transaction, departure, appointment)) {
                store(transaction, departure, appointment, null);
            }
        });
    }

    /** Not when the departure was refused or the appointment changed since it was read; then the next look will tell. */
    private static boolean isStillToBeProposed(Transaction transaction, Departure departure, Appointment appointment) {
        return Departures.lock(transaction.handle(), departure.id()).takesDecisions()
                && AppointmentRepository.lock(transaction.handle(), appointment.id())
                        .filter(now -> now.version() == appointment.version())
                        .isPresent()
                && !Proposals.exists(transaction.handle(), departure.id(), appointment.id());
    }

    private static void store(
            Transaction transaction, Departure departure, Appointment appointment, @Nullable UUID holdId) {
        Proposals.insert(
                transaction.handle(),
                Proposal.open(Ids.next(), departure.id(), appointment.id(), Seat.of(appointment), holdId));
    }
}
