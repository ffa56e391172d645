package health.salus.departments.internal.ward;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.departments.WardChanged;
import health.salus.departments.WardView;
import health.salus.departments.internal.location.HousingRules;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.MergePatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;

/** Something about a ward is changed. */
@ApplicationScoped
class ChangeWard {
    private final Database database;
    private final ReadWards wards;
    private final MergePatch patches;
    private final Clock clock;

    ChangeWard(@Schema("departments") Database database, ReadWards wards, MergePatch patches, Clock clock) {
        this.database = database;
        this.wards = wards;
        this.patches = patches;
        this.clock = clock;
    }

    WardView run(Caller caller, UUID id, long version, ObjectNode patch) {
        var current = wards.one(id);
        var form = patches.apply(WardForm.of(current), patch);
        var changed = form.ward(id, version + 1);
        HousingRules.mustStayInItsLocation(current.locationId(), changed.locationId());
        try {
            database.run(transaction -> {
                HousingRules.departmentMustBeAtItsLocation(
                        transaction.handle(), changed.locationId(), changed.departmentId());
                if (current.version() != version || !WardRepository.update(transaction.handle(), changed)) {
                    throw new Failure.StaleVersion(current.version());
                }
                transaction.publish(new WardChanged(id));
                transaction.record(AccessRecord.of(caller, clock.instant(), "wards:change", "ward", id, null));
            });
            return changed;
        } catch (JdbiException e) {
            throw AddWard.nameTaken(e, form);
        }
    }
}
