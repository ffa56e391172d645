package health.salus.appointments.internal.departure;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentRepository;
import health.salus.appointments.internal.appointment.Move;
import health.salus.appointments.internal.booking.RescheduleAppointment;
import health.salus.appointments.internal.booking.RescheduleForm;
import health.salus.appointments.internal.departure.Proposal.Decision;
import health.salus.appointments.internal.visit.Moves;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Somebody decides what becomes of an appointment with a doctor who leaves. Of two who decide at once the first one wins; the
 * other is told what was decided.
 */
@ApplicationScoped
class DecideProposal {
    private static final String NO_OTHER_TIME = "The doctor leaves and no other time was found";

    private final RescheduleAppointment reschedule;
    private final Moves moves;
    private final SettleDeparture settle;
    private final Database database;
    private final Clock clock;

    DecideProposal(
            RescheduleAppointment reschedule,
            Moves moves,
            SettleDeparture settle,
            @Schema("appointments") Database database,
            Clock clock) {
        this.reschedule = reschedule;
        this.moves = moves;
        this.settle = settle;
        this.database = database;
        this.clock = clock;
    }

    /** What is proposed is done: the appointment is moved to the time that was kept free, or called off where there is none. */
    void accept(UUID id, @Nullable Long expected, Caller caller) {
        Proposal proposal = undecided(id, expected);
        if (proposal.state() == Proposal.State.DECLINED) {
            throw new Failure.Conflict("nothing-proposed", "The time was declined; choose another one.");
        }
        UUID holdId = proposal.holdId();
        if (holdId == null) {
            cancel(id, expected, NO_OTHER_TIME, caller);
            return;
        }
        Appointment held = database.read(handle -> AppointmentRepository.find(handle, holdId))
                .orElseThrow();
        move(
                proposal,
                expected,
                caller,
                new RescheduleForm(
                        held.period().start(),
                        held.place().doctorId(),
                        held.place().roomId(),
                        null,
                        null));
    }

    /** It is moved to another time than the one proposed. */
    void chooseAnotherTime(UUID id, RescheduleForm form, @Nullable Long expected, Caller caller) {
        move(undecided(id, expected), expected, caller, form);
    }

    private void move(Proposal proposal, @Nullable Long expected, Caller caller, RescheduleForm form) {
        reschedule.reschedule(
                proposal.appointmentId(),
                form,
                null,
                caller,
                proposal.holdId(),
                (transaction, moved) -> decide(
                        transaction,
                        proposal.id(),
                        expected,
                        caller,
                        current -> current.moved(Seat.of(moved), Decision.of(caller, clock.instant()))));
    }

    /** The appointment is called off. */
    void cancel(UUID id, @Nullable Long expected, String reason, Caller caller) {
        UUID appointmentId = undecided(id, expected).appointmentId();
        database.run(transaction -> {
            Instant now = clock.instant();
            decide(transaction, id, expected, caller, current -> current.cancelled(Decision.of(caller, now)));
            Appointment before = AppointmentRepository.lock(transaction.handle(), appointmentId)
                    .orElseThrow();
            moves.store(transaction, Move.CANCEL, before, before.take(Move.CANCEL, reason, now), caller, reason);
        });
    }

    /** The time is not wanted: it is free for others at once, and something else has to be found. */
    void decline(UUID id, @Nullable Long expected, Caller caller) {
        Proposal proposal = undecided(id, expected);
        database.run(transaction -> {
            Instant now = clock.instant();
            decide(transaction, id, expected, caller, current -> current.declined(Decision.of(caller, now)));
            UUID appointmentId = proposal.appointmentId();
            UUID patientId = AppointmentRepository.find(transaction.handle(), appointmentId)
                    .orElseThrow()
                    .patient();
            transaction.record(AccessRecord.of(
                    caller, now, "appointments:decline-proposal", "appointment", appointmentId, patientId));
        });
    }

    /** The departure's row is locked first: whoever undoes it, or decides too, waits. */
    private void decide(
            Transaction transaction,
            UUID id,
            @Nullable Long expected,
            Caller caller,
            UnaryOperator<Proposal> decision) {
        UUID departureId =
                Proposals.find(transaction.handle(), id).orElseThrow().departureId();
        Departure departure = Departures.lock(transaction.handle(), departureId);
        departure.mustTakeDecisions();
        Proposal current = Proposals.lock(transaction.handle(), id);
        current.mustBeUndecided(expected);
        settle.giveBack(transaction, current, caller);
        Proposals.update(transaction.handle(), decision.apply(current));
        settle.ifNothingIsLeft(transaction, departure);
    }

    private Proposal undecided(UUID id, @Nullable Long expected) {
        Proposal proposal = database.read(handle -> Proposals.find(handle, id))
                .orElseThrow(() -> new Failure.NotFound("appointment-proposal"));
        proposal.mustBeUndecided(expected);
        return proposal;
    }
}
