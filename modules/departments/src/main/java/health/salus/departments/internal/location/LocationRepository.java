package health.salus.departments.internal.location;

import health.salus.departments.Address;
import health.salus.departments.LocationView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The tables {@code departments.location} and {@code departments.location_department}. */
public final class LocationRepository {
    private static final String SELECT = """
            SELECT l.id, l.name, l.zone, l.line, l.city, l.state, l.postal_code, l.country, l.phone, l.active, l.version,
                   ARRAY(SELECT d.department_id FROM departments.location_department d
                         WHERE d.location_id = l.id ORDER BY d.department_id) AS department_ids
            FROM departments.location l
            """;

    private LocationRepository() {}

    public static List<LocationView> all(Handle handle) {
        return handle.createQuery(SELECT + "ORDER BY lower(l.name), l.id")
                .map((row, context) -> view(row))
                .list();
    }

    public static List<LocationView> byIds(Handle handle, List<UUID> ids) {
        return handle.createQuery(SELECT + "WHERE l.id = ANY (:ids) ORDER BY lower(l.name), l.id")
                .bind("ids", ids.toArray(UUID[]::new))
                .map((row, context) -> view(row))
                .list();
    }

    private static LocationView view(ResultSet row) throws SQLException {
        return new LocationView(
                row.getObject("id", UUID.class),
                List.of((UUID[]) row.getArray("department_ids").getArray()),
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                new Address(
                        row.getString("line"),
                        row.getString("city"),
                        row.getString("state"),
                        row.getString("postal_code"),
                        row.getString("country")),
                row.getString("phone"),
                row.getBoolean("active"),
                row.getLong("version"));
    }
}
