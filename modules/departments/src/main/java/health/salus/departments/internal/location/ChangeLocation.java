package health.salus.departments.internal.location;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.departments.LocationChanged;
import health.salus.departments.LocationView;
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

/** Something about a location is changed. */
@ApplicationScoped
class ChangeLocation {
    private final Database database;
    private final ReadLocations locations;
    private final MergePatch patches;
    private final Clock clock;

    ChangeLocation(@Schema("departments") Database database, ReadLocations locations, MergePatch patches, Clock clock) {
        this.database = database;
        this.locations = locations;
        this.patches = patches;
        this.clock = clock;
    }

    LocationView run(Caller caller, UUID id, long version, ObjectNode patch) {
        var current = locations.one(id);
        var changed = patches.apply(LocationForm.of(current), patch).location(id, version + 1);
        try {
            database.run(transaction -> {
                if (current.version() != version || !LocationRepository.update(transaction.handle(), changed)) {
                    throw new Failure.StaleVersion(current.version());
                }
                transaction.publish(new LocationChanged(id));
                transaction.record(AccessRecord.of(caller, clock.instant(), "locations:change", "location", id, null));
            });
            return changed;
        } catch (JdbiException e) {
            throw OpenLocation.departmentUnknown(e);
        }
    }
}
