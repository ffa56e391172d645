package health.salus.appointments.internal.visit;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Move;
import health.salus.appointments.internal.visit.Moves.Request;
import jakarta.enterprise.context.ApplicationScoped;

/** Notes that the visit is over. This is final. */
@ApplicationScoped
class CompleteVisit {
    private final Moves moves;

    CompleteVisit(Moves moves) {
        this.moves = moves;
    }

    Appointment complete(Request request) {
        return moves.take(Move.COMPLETE, request, null, (appointment, now) -> {});
    }
}
