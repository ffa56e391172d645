package health.salus.departments.internal.ward;

import health.salus.departments.WardView;
import health.salus.departments.WardView.BedView;
import health.salus.departments.internal.listing.Criteria;
import health.salus.departments.internal.listing.Listing;
import health.salus.departments.internal.listing.NameQuery;
import health.salus.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The tables {@code departments.ward} and {@code departments.bed}. */
public final class WardRepository {
    private static final String COLUMNS = """
            t.id, t.location_id, t.department_id, t.name, t.active, t.version,
            ARRAY(SELECT b.id FROM departments.bed b WHERE b.ward_id = t.id ORDER BY lower(b.name)) AS bed_ids,
            ARRAY(SELECT b.name::text FROM departments.bed b WHERE b.ward_id = t.id ORDER BY lower(b.name)) AS bed_names,
            ARRAY(SELECT b.active FROM departments.bed b WHERE b.ward_id = t.id ORDER BY lower(b.name)) AS beds_active""";
    private static final Listing<WardView> LISTING = new Listing<>(
            COLUMNS, "departments.ward t", """
             AND (:location::uuid IS NULL OR t.location_id = :location)
             AND (:department::uuid IS NULL OR t.department_id = :department)
            """, (row, context) -> view(row), ward -> List.of(ward.name(), ward.id()));

    private WardRepository() {}

    public static void insert(Handle handle, WardView ward) {
        handle.createUpdate("""
                INSERT INTO departments.ward (id, location_id, department_id, name, active, version)
                VALUES (:id, :locationId, :departmentId, :name, :active, :version)""").bindMethods(ward).execute();
        ward.beds().forEach(bed -> insert(handle, ward.id(), bed));
    }

    /** @return whether the version before {@code ward}'s was still the stored one */
    static boolean update(Handle handle, WardView ward) {
        int changed = handle.createUpdate("""
                UPDATE departments.ward
                SET department_id = :departmentId, name = :name, active = :active, version = :version
                WHERE id = :id AND version = :version - 1""").bindMethods(ward).execute();
        if (changed == 1) {
            handle.createUpdate("DELETE FROM departments.bed WHERE ward_id = :ward")
                    .bind("ward", ward.id())
                    .execute();
            ward.beds().forEach(bed -> insert(handle, ward.id(), bed));
        }
        return changed == 1;
    }

    private static void insert(Handle handle, UUID wardId, BedView bed) {
        handle.createUpdate(
                        "INSERT INTO departments.bed (id, ward_id, name, active) VALUES (:id, :ward, :name, :active)")
                .bind("id", bed.id())
                .bind("ward", wardId)
                .bind("name", bed.name())
                .bind("active", bed.active())
                .execute();
    }

    public static Optional<WardView> find(Handle handle, UUID id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM departments.ward t WHERE t.id = :id")
                .bind("id", id)
                .map((row, context) -> view(row))
                .findOne();
    }

    static Page<WardView> page(Handle handle, NameQuery.ByPlace query) {
        return LISTING.page(
                handle, query, Criteria.of("location", query.locationId(), "department", query.departmentId()));
    }

    private static WardView view(ResultSet row) throws SQLException {
        return new WardView(
                row.getObject("id", UUID.class),
                row.getObject("location_id", UUID.class),
                row.getObject("department_id", UUID.class),
                row.getString("name"),
                beds(row),
                row.getBoolean("active"),
                row.getLong("version"));
    }

    private static List<BedView> beds(ResultSet row) throws SQLException {
        UUID[] ids = (UUID[]) row.getArray("bed_ids").getArray();
        String[] names = (String[]) row.getArray("bed_names").getArray();
        Boolean[] active = (Boolean[]) row.getArray("beds_active").getArray();
        List<BedView> beds = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            beds.add(new BedView(ids[i], names[i], active[i]));
        }
        return beds;
    }
}
