package health.salus.appointments.internal.departure;

import health.salus.appointments.AppointmentsPutBack;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentEvents;
import health.salus.appointments.internal.appointment.AppointmentRepository;
import health.salus.appointments.internal.appointment.HistoryEntry;
import health.salus.appointments.internal.appointment.Move;
import health.salus.appointments.internal.appointment.Status;
import health.salus.appointments.internal.booking.Occupancy;
import health.salus.appointments.internal.booking.SlotAlreadyTaken;
import health.salus.appointments.internal.hospital.PatientRegister;
import health.salus.appointments.internal.slots.Diary;
import health.salus.platform.audit.AccessRecord;
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
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A doctor stays after all: times that were kept free are given back, appointments that were moved go back, and those that
 * were called off are booked anew, for calling off is final. Each is a transaction of its own; what cannot be put back says
 * why. A second run goes on where the first one ended.
 */
@ApplicationScoped
class PutBack implements Job<PutBack.Task> {
    private static final String NAME = "put-back";
    private static final Caller SYSTEM = Caller.system("departure");

    private final Occupancy occupancy;
    private final SettleDeparture settle;
    private final PatientRegister patients;
    private final Diary diary;
    private final Database database;
    private final Clock clock;

    PutBack(
            Occupancy occupancy,
            SettleDeparture settle,
            PatientRegister patients,
            Diary diary,
            @Schema("appointments") Database database,
            Clock clock) {
        this.occupancy = occupancy;
        this.settle = settle;
        this.patients = patients;
        this.diary = diary;
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
        List<Proposal> all = database.read(handle -> Proposals.toPutBack(handle, task.departureId()));
        for (Proposal proposal : all) {
            switch (proposal.state()) {
                case MOVED -> moveBack(proposal);
                case CANCELLED -> bookAnew(proposal);
                default -> release(proposal);
            }
        }
        database.run(transaction -> close(transaction, task.departureId()));
    }

    private static void close(Transaction transaction, UUID id) {
        Departure departure = Departures.lock(transaction.handle(), id);
        if (departure.state() == Departure.State.REVERSING) {
            Departures.change(transaction.handle(), departure, Departure.State.REVERSED);
            transaction.publish(new AppointmentsPutBack(departure.id(), departure.doctorId()));
        }
    }

    private void release(Proposal proposal) {
        change(proposal, transaction -> {
            settle.giveBack(transaction, proposal, SYSTEM);
            Proposals.update(transaction.handle(), proposal.released());
        });
    }

    private void moveBack(Proposal proposal) {
        Appointment moved = stored(proposal);
        Seat became = proposal.became();
        if (became == null || !became.isThatOf(moved) || !Move.RESCHEDULE.possibleFrom(moved.status())) {
            keep(proposal, "changed-since");
        } else if (!proposal.was().isAhead(clock.instant())) {
            keep(proposal, "in-the-past");
        } else {
            Appointment back = proposal.was().putBack(moved, clock.instant());
            take(proposal, back, (transaction, placed) -> {
                AppointmentRepository.update(
                        transaction.handle(), placed, HistoryEntry.rescheduled(moved, placed, SYSTEM));
                transaction.publish(AppointmentEvents.rescheduled(moved, placed));
                transaction.afterCommit(() -> diary.changed(moved.place(), moved.period()));
                Proposals.update(transaction.handle(), proposal.putBack(null));
                record(transaction, "appointments:reschedule", placed);
                return true;
            });
        }
    }

    private void bookAnew(Proposal proposal) {
        Appointment cancelled = stored(proposal);
        if (cancelled.status() != Status.CANCELLED) {
            keep(proposal, "changed-since");
        } else if (!proposal.was().isAhead(clock.instant())) {
            keep(proposal, "in-the-past");
        } else if (patients.current(cancelled.patient())
                .filter(patient -> patient.active() && patient.deceasedAt() == null)
                .isEmpty()) {
            keep(proposal, "patient-not-active");
        } else {
            Appointment anew = anew(cancelled, proposal.was());
            take(proposal, anew, (transaction, placed) -> {
                if (!AppointmentRepository.insert(transaction.handle(), placed, HistoryEntry.made(placed, SYSTEM))) {
                    return false;
                }
                transaction.publish(AppointmentEvents.booked(placed));
                Proposals.update(transaction.handle(), proposal.putBack(placed.id()));
                record(transaction, "appointments:book", placed);
                return true;
            });
        }
    }

    private Appointment anew(Appointment cancelled, Seat was) {
        Appointment anew = Appointment.booked(
                Ids.next(),
                Status.BOOKED,
                new Appointment.Visit(cancelled.patient(), cancelled.type(), cancelled.reason()),
                was.place(),
                was.period(),
                cancelled.source(),
                clock.instant());
        return was.overbooking() == null ? anew : anew.overbooked(was.lanes(), was.overbooking());
    }

    /** Work in the transaction that gives an appointment its old time back; false when that turns out to be taken. */
    private interface Storing {
        boolean store(Transaction transaction, Appointment placed);
    }

    private void take(Proposal proposal, Appointment back, Storing storing) {
        try {
            occupancy.take(back, back.overbooking(), SYSTEM, (transaction, placed) -> {
                if (isDone(transaction, proposal)) {
                    return true;
                }
                return storing.store(transaction, placed) ? true : null;
            });
        } catch (SlotAlreadyTaken e) {
            keep(proposal, "time-taken");
        }
    }

    private void keep(Proposal proposal, String why) {
        change(proposal, transaction -> Proposals.update(transaction.handle(), proposal.kept(why)));
    }

    private void change(Proposal proposal, Consumer<Transaction> work) {
        database.run(transaction -> {
            if (!isDone(transaction, proposal)) {
                work.accept(transaction);
            }
        });
    }

    /** Another process may have been faster. */
    private static boolean isDone(Transaction transaction, Proposal proposal) {
        return Proposals.lock(transaction.handle(), proposal.id()).version() != proposal.version();
    }

    private void record(Transaction transaction, String action, Appointment appointment) {
        transaction.record(
                AccessRecord.of(SYSTEM, clock.instant(), action, "appointment", appointment.id(), appointment.patient())
                        .noting("departure undone"));
    }

    private Appointment stored(Proposal proposal) {
        return database.read(handle -> AppointmentRepository.find(handle, proposal.appointmentId()))
                .orElseThrow();
    }
}
