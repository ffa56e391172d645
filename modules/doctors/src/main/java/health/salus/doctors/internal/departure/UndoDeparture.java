package health.salus.doctors.internal.departure;

import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.saga.Sagas;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** A doctor stays after all. Asked for twice, it is undone once. */
@ApplicationScoped
class UndoDeparture {
    private final Database database;
    private final Sagas sagas;
    private final Departure departure;
    private final Clock clock;

    UndoDeparture(@Schema("doctors") Database database, Sagas sagas, Departure departure, Clock clock) {
        this.database = database;
        this.sagas = sagas;
        this.departure = departure;
        this.clock = clock;
    }

    /** @throws Failure.Conflict when the doctor has left, or stays already */
    DepartureView undo(UUID doctorId, Caller caller) {
        return database.write(transaction -> {
            var handle = transaction.handle();
            var course = sagas.latest(handle, departure, doctorId).orElseThrow(() -> new Failure.NotFound("departure"));
            if (!sagas.undo(transaction, departure, course.id())) {
                throw new Failure.Conflict("departure-over", "This departure is over; it cannot be undone any more.");
            }
            transaction.record(
                    AccessRecord.of(caller, clock.instant(), "doctors:undo-departure", "doctor", doctorId, null));
            return DepartureView.of(sagas.latest(handle, departure, doctorId).orElseThrow());
        });
    }
}
