package health.salus.appointments.internal.booking;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentRepository;
import health.salus.appointments.internal.appointment.Status;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Gives a held slot back before its time runs out. Giving it back twice, or too late, changes nothing. */
@ApplicationScoped
class ReleaseHold {
    private final Database database;
    private final ExpireHolds holds;
    private final Clock clock;

    ReleaseHold(@Schema("appointments") Database database, ExpireHolds holds, Clock clock) {
        this.database = database;
        this.holds = holds;
        this.clock = clock;
    }

    void release(UUID holdId, Caller caller) {
        database.run(transaction -> {
            Appointment held = AppointmentRepository.lock(transaction.handle(), holdId)
                    .filter(found -> found.hold() != null && found.hold().by().equals(caller.userId()))
                    .orElseThrow(() -> new Failure.NotFound("hold"));
            if (held.status() == Status.HELD) {
                holds.expire(transaction, held, caller, clock.instant());
            }
        });
    }
}
