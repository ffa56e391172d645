package health.salus.appointments.internal.visit;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Move;
import health.salus.appointments.internal.visit.Moves.Request;
import jakarta.enterprise.context.ApplicationScoped;

/** Notes that the patient did not come; what is left of the time is free again. */
@ApplicationScoped
class RecordNoShow {
    private final Moves moves;

    RecordNoShow(Moves moves) {
        this.moves = moves;
    }

    Appointment record(Request request) {
        return moves.take(Move.NO_SHOW, request, null, VisitRules::startMustHavePassed);
    }
}
