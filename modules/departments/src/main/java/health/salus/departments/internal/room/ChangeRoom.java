package health.salus.departments.internal.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.departments.RoomChanged;
import health.salus.departments.RoomView;
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

/** Something about a room is changed. */
@ApplicationScoped
class ChangeRoom {
    private final Database database;
    private final ReadRooms rooms;
    private final MergePatch patches;
    private final Clock clock;

    ChangeRoom(@Schema("departments") Database database, ReadRooms rooms, MergePatch patches, Clock clock) {
        this.database = database;
        this.rooms = rooms;
        this.patches = patches;
        this.clock = clock;
    }

    RoomView run(Caller caller, UUID id, long version, ObjectNode patch) {
        var current = rooms.one(id);
        var form = patches.apply(RoomForm.of(current), patch);
        var changed = form.room(id, version + 1);
        HousingRules.mustStayInItsLocation(current.locationId(), changed.locationId());
        try {
            database.run(transaction -> {
                HousingRules.departmentMustBeAtItsLocation(
                        transaction.handle(), changed.locationId(), changed.departmentId());
                if (current.version() != version || !RoomRepository.update(transaction.handle(), changed)) {
                    throw new Failure.StaleVersion(current.version());
                }
                transaction.publish(new RoomChanged(id));
                transaction.record(AccessRecord.of(caller, clock.instant(), "rooms:change", "room", id, null));
            });
            return changed;
        } catch (JdbiException e) {
            throw AddRoom.nameTaken(e, form);
        }
    }
}
