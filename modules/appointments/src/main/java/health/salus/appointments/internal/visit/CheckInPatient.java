package health.salus.appointments.internal.visit;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Move;
import health.salus.appointments.internal.visit.Moves.Request;
import jakarta.enterprise.context.ApplicationScoped;

/** Notes that the patient has arrived; from now on they wait. */
@ApplicationScoped
class CheckInPatient {
    private final Moves moves;

    CheckInPatient(Moves moves) {
        this.moves = moves;
    }

    Appointment checkIn(Request request) {
        return moves.take(Move.CHECK_IN, request, null, VisitRules::patientsArriveOnTheDay);
    }
}
