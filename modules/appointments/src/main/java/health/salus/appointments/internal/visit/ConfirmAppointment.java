package health.salus.appointments.internal.visit;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Move;
import health.salus.appointments.internal.visit.Moves.Request;
import jakarta.enterprise.context.ApplicationScoped;

/** Notes that the patient will come, or accepts what the patient asked for. */
@ApplicationScoped
class ConfirmAppointment {
    private final Moves moves;

    ConfirmAppointment(Moves moves) {
        this.moves = moves;
    }

    Appointment confirm(Request request) {
        return moves.take(
                Move.CONFIRM,
                request,
                null,
                (appointment, now) -> VisitRules.whatAPatientAskedForIsAcceptedByStaff(appointment, request.caller()));
    }
}
