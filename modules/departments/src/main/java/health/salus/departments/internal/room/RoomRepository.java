package health.salus.departments.internal.room;

import health.salus.departments.RoomKind;
import health.salus.departments.RoomView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code departments.room}. */
public final class RoomRepository {
    private static final String SELECT =
            "SELECT id, location_id, department_id, name, kind, capacity, active, version FROM departments.room ";

    private RoomRepository() {}

    public static List<RoomView> byIds(Handle handle, List<UUID> ids) {
        return handle.createQuery(SELECT + "WHERE id = ANY (:ids) ORDER BY lower(name), id")
                .bind("ids", ids.toArray(UUID[]::new))
                .map((row, context) -> view(row))
                .list();
    }

    private static RoomView view(ResultSet row) throws SQLException {
        return new RoomView(
                row.getObject("id", UUID.class),
                row.getObject("location_id", UUID.class),
                row.getObject("department_id", UUID.class),
                row.getString("name"),
                RoomKind.valueOf(row.getString("kind")),
                row.getInt("capacity"),
                row.getBoolean("active"),
                row.getLong("version"));
    }
}
