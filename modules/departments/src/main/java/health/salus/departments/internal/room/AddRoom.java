package health.salus.departments.internal.room;

import health.salus.departments.RoomChanged;
import health.salus.departments.RoomView;
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

/** A room is added to a location. */
@ApplicationScoped
class AddRoom {
    private final Database database;
    private final Clock clock;

    AddRoom(@Schema("departments") Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws RoomNameTaken when another room of the location has the name */
    RoomView run(Caller caller, RoomForm form) {
        var room = form.room(Ids.next(), 1);
        try {
            return database.write(transaction -> {
                HousingRules.departmentMustBeAtItsLocation(
                        transaction.handle(), room.locationId(), room.departmentId());
                RoomRepository.insert(transaction.handle(), room);
                transaction.publish(new RoomChanged(room.id()));
                transaction.record(AccessRecord.of(caller, clock.instant(), "rooms:add", "room", room.id(), null));
                return room;
            });
        } catch (JdbiException e) {
            throw nameTaken(e, form);
        }
    }

    static RuntimeException nameTaken(JdbiException e, RoomForm form) {
        return Violation.constraint(e).filter("room_name"::equals).isPresent() ? new RoomNameTaken(form.name()) : e;
    }
}
