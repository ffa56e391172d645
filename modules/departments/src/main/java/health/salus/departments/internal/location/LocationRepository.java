package health.salus.departments.internal.location;

import health.salus.departments.Address;
import health.salus.departments.LocationView;
import health.salus.departments.internal.listing.Criteria;
import health.salus.departments.internal.listing.Listing;
import health.salus.departments.internal.listing.NameQuery;
import health.salus.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The tables {@code departments.location} and {@code departments.location_department}. */
public final class LocationRepository {
    private static final String COLUMNS = """
            t.id, t.name, t.zone, t.line, t.city, t.state, t.postal_code, t.country, t.phone, t.active, t.version,
            ARRAY(SELECT d.department_id FROM departments.location_department d
                  WHERE d.location_id = t.id ORDER BY d.department_id) AS department_ids""";
    private static final Listing<LocationView> LISTING = new Listing<>(
            COLUMNS,
            "departments.location t",
            """
             AND (:department::uuid IS NULL OR EXISTS (SELECT 1 FROM departments.location_department d
                  WHERE d.location_id = t.id AND d.department_id = :department))
            """,
            (row, context) -> view(row),
            location -> List.of(location.name(), location.id()));

    private LocationRepository() {}

    public static void insert(Handle handle, LocationView location) {
        bind(handle.createUpdate("""
                                INSERT INTO departments.location
                                    (id, name, zone, line, city, state, postal_code, country, phone, active, version)
                                VALUES (:id, :name, :zone, :line, :city, :state, :postalCode, :country, :phone, :active, :version)"""), location).execute();
        house(handle, location);
    }

    /** @return whether the version before {@code location}'s was still the stored one */
    public static boolean update(Handle handle, LocationView location) {
        int changed = bind(handle.createUpdate("""
                                UPDATE departments.location
                                SET name = :name, zone = :zone, line = :line, city = :city, state = :state,
                                    postal_code = :postalCode, country = :country, phone = :phone, active = :active,
                                    version = :version
                                WHERE id = :id AND version = :version - 1"""), location).execute();
        if (changed == 1) {
            handle.createUpdate("DELETE FROM departments.location_department WHERE location_id = :id")
                    .bind("id", location.id())
                    .execute();
            house(handle, location);
        }
        return changed == 1;
    }

    private static void house(Handle handle, LocationView location) {
        handle.createUpdate("""
                INSERT INTO departments.location_department (location_id, department_id)
                SELECT :id, unnest(:departments::uuid[])""")
                .bind("id", location.id())
                .bind("departments", location.departmentIds().toArray(UUID[]::new))
                .execute();
    }

    private static Update bind(Update update, LocationView location) {
        return update.bindMethods(location.address())
                .bind("id", location.id())
                .bind("name", location.name())
                .bind("zone", location.zone().getId())
                .bind("phone", location.phone())
                .bind("active", location.active())
                .bind("version", location.version());
    }

    public static Optional<LocationView> find(Handle handle, UUID id) {
        return byIds(handle, List.of(id)).stream().findFirst();
    }

    public static List<LocationView> all(Handle handle) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM departments.location t ORDER BY lower(t.name), t.id")
                .map((row, context) -> view(row))
                .list();
    }

    public static List<LocationView> byIds(Handle handle, List<UUID> ids) {
        return handle.createQuery("SELECT " + COLUMNS
                        + " FROM departments.location t WHERE t.id = ANY (:ids) ORDER BY lower(t.name), t.id")
                .bind("ids", ids.toArray(UUID[]::new))
                .map((row, context) -> view(row))
                .list();
    }

    static Page<LocationView> page(Handle handle, NameQuery.ByDepartment query) {
        return LISTING.page(handle, query, Criteria.of("department", query.departmentId()));
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
