package health.salus.departments.internal.ward;

import health.salus.departments.WardChanged;
import health.salus.departments.WardView;
import health.salus.departments.internal.location.HousingRules;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Violation;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jdbi.v3.core.JdbiException;

/** A ward is added to a location. */
@ApplicationScoped
class AddWard {
    private final Database database;
    private final Clock clock;

    AddWard(@Schema("departments") Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws WardNameTaken when another ward of the location has the name */
    WardView run(Caller caller, WardForm form) {
        var ward = form.ward(Ids.next(), 1);
        try {
            return database.write(transaction -> {
                HousingRules.departmentMustBeAtItsLocation(
                        transaction.handle(), ward.locationId(), ward.departmentId());
                WardRepository.insert(transaction.handle(), ward);
                transaction.publish(new WardChanged(ward.id()));
                transaction.record(AccessRecord.of(caller, clock.instant(), "wards:add", "ward", ward.id(), null));
                return ward;
            });
        } catch (JdbiException e) {
            throw nameTaken(e, form);
        }
    }

    static RuntimeException nameTaken(JdbiException e, WardForm form) {
        return switch (Violation.constraint(e).orElse("")) {
            case "ward_name" -> new WardNameTaken(form.name());
            case "bed_name", "bed_pkey" -> new BedTwice();
            default -> e;
        };
    }
}
