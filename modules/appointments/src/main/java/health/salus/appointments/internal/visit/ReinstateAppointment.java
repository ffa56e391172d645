package health.salus.appointments.internal.visit;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Move;
import health.salus.appointments.internal.booking.Occupancy;
import health.salus.appointments.internal.visit.Moves.Request;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Corrects a no-show that was none. It needs its time back, which somebody else may have by now. */
@ApplicationScoped
class ReinstateAppointment {
    private final Moves moves;
    private final Occupancy occupancy;
    private final Database database;
    private final Clock clock;

    ReinstateAppointment(Moves moves, Occupancy occupancy, @Schema("appointments") Database database, Clock clock) {
        this.moves = moves;
        this.occupancy = occupancy;
        this.database = database;
        this.clock = clock;
    }

    /** @throws health.salus.appointments.internal.booking.SlotAlreadyTaken when somebody else has the time now */
    Appointment reinstate(Request request, String reason) {
        Appointment before = database.write(transaction -> moves.visible(transaction, request));
        before.versionMustBe(request.expected());
        Appointment wanted = before.take(Move.REINSTATE, null, clock.instant());
        return occupancy.take(wanted, null, request.caller(), (transaction, after) -> {
            moves.store(transaction, Move.REINSTATE, before, after, request.caller(), reason);
            return after;
        });
    }
}
