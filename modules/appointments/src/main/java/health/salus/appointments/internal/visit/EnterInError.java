package health.salus.appointments.internal.visit;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Move;
import health.salus.appointments.internal.visit.Moves.Request;
import jakarta.enterprise.context.ApplicationScoped;

/** Marks an appointment that should never have been there; it stays visible to who looks for it. */
@ApplicationScoped
class EnterInError {
    private final Moves moves;

    EnterInError(Moves moves) {
        this.moves = moves;
    }

    Appointment mark(Request request, String reason) {
        return moves.take(Move.ENTER_IN_ERROR, request, reason, (appointment, now) -> {});
    }
}
