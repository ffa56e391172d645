package health.salus.appointments.internal.visit;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Move;
import health.salus.appointments.internal.visit.Moves.Request;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Calls an appointment off; its time is free again. This is final. */
@ApplicationScoped
class CancelAppointment {
    private final Moves moves;

    CancelAppointment(Moves moves) {
        this.moves = moves;
    }

    Appointment cancel(Request request, @Nullable String reason) {
        return moves.take(
                Move.CANCEL,
                request,
                reason,
                (appointment, now) -> VisitRules.patientsCancelAhead(appointment, now, request.caller()));
    }
}
