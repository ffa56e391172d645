package health.salus.departments.internal.holiday;

import health.salus.departments.HolidayView;
import health.salus.departments.LocationChanged;
import health.salus.departments.internal.location.ReadLocations;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Violation;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;

/** A location is to be closed for a day. */
@ApplicationScoped
class CloseForHoliday {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private final Database database;
    private final ReadLocations locations;
    private final Clock clock;

    CloseForHoliday(@Schema("departments") Database database, ReadLocations locations, Clock clock) {
        this.database = database;
        this.locations = locations;
        this.clock = clock;
    }

    /** @throws HolidayTwice when it is already closed on that day */
    HolidayView run(Caller caller, UUID locationId, HolidayForm form) {
        if (form.date().getYear() < FIRST_YEAR || form.date().getYear() > LAST_YEAR) {
            throw new HolidayOutOfRange();
        }
        UUID location = locations.one(locationId).id();
        var holiday = new HolidayView(Ids.next(), location, form.date(), form.name());
        try {
            return database.write(transaction -> {
                HolidayRepository.insert(transaction.handle(), holiday);
                transaction.publish(new LocationChanged(location));
                transaction.record(
                        AccessRecord.of(caller, clock.instant(), "holidays:add", "holiday", holiday.id(), null));
                return holiday;
            });
        } catch (JdbiException e) {
            throw Violation.constraint(e).filter("holiday_once"::equals).isPresent()
                    ? new HolidayTwice(form.date())
                    : e;
        }
    }
}
