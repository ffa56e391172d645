package health.salus.departments.internal.room;

import health.salus.departments.RoomView;
import health.salus.departments.internal.listing.NameQuery;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Rooms as stored. */
@ApplicationScoped
class ReadRooms {
    private final Database database;

    ReadRooms(@Schema("departments") Database database) {
        this.database = database;
    }

    Page<RoomView> page(NameQuery.ByPlace query) {
        return database.readMaybeBehind(handle -> RoomRepository.page(handle, query));
    }

    RoomView one(UUID id) {
        return database.read(handle -> RoomRepository.find(handle, id)).orElseThrow(() -> new Failure.NotFound("room"));
    }
}
