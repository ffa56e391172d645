package health.salus.departments.internal.holiday;

import health.salus.departments.HolidayView;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code departments.holiday}. */
public final class HolidayRepository {
    private HolidayRepository() {}

    public static void insert(Handle handle, HolidayView holiday) {
        handle.createUpdate(
                        "INSERT INTO departments.holiday (id, location_id, date, name) VALUES (:id, :locationId, :date, :name)")
                .bindMethods(holiday)
                .execute();
    }

    /** @return whether there was such a holiday at the location */
    static boolean delete(Handle handle, UUID locationId, UUID id) {
        return handle.createUpdate("DELETE FROM departments.holiday WHERE id = :id AND location_id = :location")
                        .bind("id", id)
                        .bind("location", locationId)
                        .execute()
                == 1;
    }

    public static List<HolidayView> between(Handle handle, List<UUID> locationIds, LocalDate from, LocalDate to) {
        return handle.createQuery("""
                SELECT id, location_id, date, name FROM departments.holiday
                WHERE location_id = ANY (:locations) AND date BETWEEN :from AND :to ORDER BY date, id""")
                .bind("locations", locationIds.toArray(UUID[]::new))
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new HolidayView(
                        row.getObject("id", UUID.class),
                        row.getObject("location_id", UUID.class),
                        row.getObject("date", LocalDate.class),
                        row.getString("name")))
                .list();
    }
}
