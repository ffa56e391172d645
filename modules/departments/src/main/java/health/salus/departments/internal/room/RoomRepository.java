package health.salus.departments.internal.room;

import health.salus.departments.RoomKind;
import health.salus.departments.RoomView;
import health.salus.departments.internal.listing.Criteria;
import health.salus.departments.internal.listing.Listing;
import health.salus.departments.internal.listing.NameQuery;
import health.salus.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code departments.room}. */
public final class RoomRepository {
    private static final String COLUMNS =
            "t.id, t.location_id, t.department_id, t.name, t.kind, t.capacity, t.active, t.version";
    private static final Listing<RoomView> LISTING = new Listing<>(
            COLUMNS, "departments.room t", """
             AND (:location::uuid IS NULL OR t.location_id = :location)
             AND (:department::uuid IS NULL OR t.department_id = :department)
            """, (row, context) -> view(row), room -> List.of(room.name(), room.id()));

    private RoomRepository() {}

    public static void insert(Handle handle, RoomView room) {
        handle.createUpdate("""
                INSERT INTO departments.room (id, location_id, department_id, name, kind, capacity, active, version)
                VALUES (:id, :locationId, :departmentId, :name, :kind, :capacity, :active, :version)""").bindMethods(room).execute();
    }

    /** @return whether the version before {@code room}'s was still the stored one */
    static boolean update(Handle handle, RoomView room) {
        return handle.createUpdate("""
                        UPDATE departments.room
                        SET department_id = :departmentId, name = :name, kind = :kind, capacity = :capacity,
                            active = :active, version = :version
                        WHERE id = :id AND version = :version - 1""").bindMethods(room).execute() == 1;
    }

    static Optional<RoomView> find(Handle handle, UUID id) {
        return byIds(handle, List.of(id)).stream().findFirst();
    }

    public static List<RoomView> byIds(Handle handle, List<UUID> ids) {
        return handle.createQuery("SELECT " + COLUMNS
                        + " FROM departments.room t WHERE t.id = ANY (:ids) ORDER BY lower(t.name), t.id")
                .bind("ids", ids.toArray(UUID[]::new))
                .map((row, context) -> view(row))
                .list();
    }

    static Page<RoomView> page(Handle handle, NameQuery.ByPlace query) {
        return LISTING.page(
                handle, query, Criteria.of("location", query.locationId(), "department", query.departmentId()));
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
