package health.salus.appointments.internal.visit;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Move;
import health.salus.appointments.internal.visit.Moves.Request;
import jakarta.enterprise.context.ApplicationScoped;

/** Notes that the doctor begins to see the patient. */
@ApplicationScoped
class StartVisit {
    private final Moves moves;

    StartVisit(Moves moves) {
        this.moves = moves;
    }

    Appointment start(Request request) {
        return moves.take(Move.START, request, null, (appointment, now) -> {});
    }
}
