package health.salus.departments.internal.holiday;

import health.salus.departments.HolidayView;
import health.salus.departments.internal.location.ReadLocations;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Holidays as stored. */
@ApplicationScoped
class ReadHolidays {
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private final Database database;
    private final ReadLocations locations;

    ReadHolidays(@Schema("departments") Database database, ReadLocations locations) {
        this.database = database;
        this.locations = locations;
    }

    List<HolidayView> of(UUID locationId) {
        List<UUID> location = List.of(locations.one(locationId).id());
        return database.read(handle -> HolidayRepository.between(handle, location, FIRST_DAY, LAST_DAY));
    }
}
