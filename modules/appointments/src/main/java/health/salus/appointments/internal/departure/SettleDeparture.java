package health.salus.appointments.internal.departure;

import health.salus.appointments.AppointmentsSettled;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentRepository;
import health.salus.appointments.internal.appointment.Status;
import health.salus.appointments.internal.booking.ExpireHolds;
import health.salus.platform.data.Transaction;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * Says when nothing is left to decide. Called with the departure's row locked, so that the last decision and an undoing
 * cannot both win.
 */
@ApplicationScoped
class SettleDeparture {
    private final ExpireHolds holds;
    private final Clock clock;

    SettleDeparture(ExpireHolds holds, Clock clock) {
        this.holds = holds;
        this.clock = clock;
    }

    /** What was booked at the last moment, as the departure became known, gets a proposal too before it can be settled. */
    void ifNothingIsLeft(Transaction transaction, Departure departure) {
        var handle = transaction.handle();
        if (departure.state() != Departure.State.OPEN
                || !Proposals.undecided(handle, departure.id()).isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        if (!Proposals.unproposed(handle, departure, now, 1).isEmpty()) {
            ProposeOtherTimes.soon(transaction, departure, now);
            return;
        }
        Departures.change(handle, departure, Departure.State.SETTLED);
        transaction.publish(new AppointmentsSettled(departure.id(), departure.doctorId()));
    }

    /** Nobody decides any more about what was changed elsewhere, or has begun. */
    void forgetOvertaken(Transaction transaction, Departure departure) {
        for (Proposal proposal : Proposals.overtaken(transaction.handle(), departure, clock.instant())) {
            giveBack(transaction, proposal, Caller.system("departure"));
            Proposals.update(transaction.handle(), proposal.lapsed());
        }
    }

    /** The slot that was kept free is free again, if it was still kept. */
    void giveBack(Transaction transaction, Proposal proposal, Caller by) {
        if (proposal.holdId() != null) {
            AppointmentRepository.lock(transaction.handle(), proposal.holdId())
                    .filter(SettleDeparture::isHeld)
                    .ifPresent(held -> holds.expire(transaction, held, by, clock.instant()));
        }
    }

    static boolean isHeld(Appointment slot) {
        return slot.status() == Status.HELD;
    }
}
