package health.salus.departments.internal.location;

import health.salus.departments.LocationChanged;
import health.salus.departments.LocationView;
import health.salus.departments.internal.department.UnknownDepartment;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Violation;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jdbi.v3.core.JdbiException;

/** A location is opened. */
@ApplicationScoped
class OpenLocation {
    private final Database database;
    private final Clock clock;

    OpenLocation(@Schema("departments") Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws UnknownDepartment when it is to house a department that does not exist */
    LocationView run(Caller caller, LocationForm form) {
        var location = form.location(Ids.next(), 1);
        try {
            return database.write(transaction -> {
                LocationRepository.insert(transaction.handle(), location);
                transaction.publish(new LocationChanged(location.id()));
                transaction.record(
                        AccessRecord.of(caller, clock.instant(), "locations:open", "location", location.id(), null));
                return location;
            });
        } catch (JdbiException e) {
            throw departmentUnknown(e);
        }
    }

    static RuntimeException departmentUnknown(JdbiException e) {
        return Violation.constraint(e)
                        .filter("location_department_exists"::equals)
                        .isPresent()
                ? new UnknownDepartment("/departmentIds")
                : e;
    }
}
