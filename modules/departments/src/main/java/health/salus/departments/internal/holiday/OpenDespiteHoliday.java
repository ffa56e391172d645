package health.salus.departments.internal.holiday;

import health.salus.departments.LocationChanged;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** A location is not to be closed on a day after all. */
@ApplicationScoped
class OpenDespiteHoliday {
    private final Database database;
    private final Clock clock;

    OpenDespiteHoliday(@Schema("departments") Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void run(Caller caller, UUID locationId, UUID holidayId) {
        database.run(transaction -> {
            if (!HolidayRepository.delete(transaction.handle(), locationId, holidayId)) {
                throw new Failure.NotFound("holiday");
            }
            transaction.publish(new LocationChanged(locationId));
            transaction.record(AccessRecord.of(caller, clock.instant(), "holidays:remove", "holiday", holidayId, null));
        });
    }
}
