package health.salus.departments.internal.department;

import health.salus.departments.DepartmentView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code departments.department}. */
public final class DepartmentRepository {
    private DepartmentRepository() {}

    static void insert(Handle handle, DepartmentView department) {
        handle.createUpdate("""
                INSERT INTO departments.department (id, code, name, description, active, version)
                VALUES (:id, :code, :name, :description, :active, :version)""")
                .bind("id", department.id())
                .bind("code", department.code())
                .bind("name", department.name())
                .bind("description", department.description())
                .bind("active", department.active())
                .bind("version", department.version())
                .execute();
    }

    /** @param ids an empty list stands for all */
    public static List<DepartmentView> byIds(Handle handle, List<UUID> ids) {
        return handle.createQuery("""
                SELECT id, code, name, description, active, version FROM departments.department
                WHERE cardinality(:ids::uuid[]) = 0 OR id = ANY (:ids) ORDER BY lower(name), id""")
                .bind("ids", ids.toArray(UUID[]::new))
                .map((row, context) -> view(row))
                .list();
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
