package health.salus.departments.internal.department;

import health.salus.departments.DepartmentView;
import health.salus.departments.internal.listing.Listing;
import health.salus.departments.internal.listing.NameQuery;
import health.salus.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code departments.department}. */
public final class DepartmentRepository {
    private static final String COLUMNS = "t.id, t.code, t.name, t.description, t.active, t.version";
    private static final Listing<DepartmentView> LISTING = new Listing<>(
            COLUMNS,
            "departments.department t",
            "",
            (row, context) -> view(row),
            department -> List.of(department.name(), department.id()));

    private DepartmentRepository() {}

    public static void insert(Handle handle, DepartmentView department) {
        handle.createUpdate("""
                INSERT INTO departments.department (id, code, name, description, active, version)
                VALUES (:id, :code, :name, :description, :active, :version)""").bindMethods(department).execute();
    }

    /** @return whether the version before {@code department}'s was still the stored one */
    static boolean update(Handle handle, DepartmentView department) {
        return handle.createUpdate("""
                        UPDATE departments.department
                        SET code = :code, name = :name, description = :description, active = :active, version = :version
                        WHERE id = :id AND version = :version - 1""").bindMethods(department).execute() == 1;
    }

    static Optional<DepartmentView> find(Handle handle, UUID id) {
        return byIds(handle, List.of(id)).stream().findFirst();
    }

    /** @param ids an empty list stands for all */
    public static List<DepartmentView> byIds(Handle handle, List<UUID> ids) {
        return handle.createQuery("SELECT " + COLUMNS + """
                         FROM departments.department t
                        WHERE cardinality(:ids::uuid[]) = 0 OR t.id = ANY (:ids) ORDER BY lower(t.name), t.id""")
                .bind("ids", ids.toArray(UUID[]::new))
                .map((row, context) -> view(row))
                .list();
    }

    static Page<DepartmentView> page(Handle handle, NameQuery query) {
        return LISTING.page(handle, query, Map.of());
    }

    private static DepartmentView view(ResultSet row) throws SQLException {
        return new DepartmentView(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("description"),
                row.getBoolean("active"),
                row.getLong("version"));
    }
}
