package health.salus.doctors.internal.schedule;

import health.salus.platform.data.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables {@code doctors.schedule}, {@code doctors.schedule_entry} and {@code doctors.schedule_break}. */
public final class ScheduleRepository {
    private ScheduleRepository() {}

    /** The entries of each of these doctors who has any, in the order of the week. */
    public static Map<UUID, List<ScheduleEntry>> entries(Handle handle, List<UUID> doctorIds) {
        UUID[] doctors = doctorIds.toArray(UUID[]::new);
        Map<UUID, List<Pause>> pauses = pauses(handle, doctors);
        Map<UUID, List<ScheduleEntry>> found = new LinkedHashMap<>();
        handle.createQuery("""
                SELECT id, doctor_id, weekday, location_id, room_id, starts, ends, slot_minutes, appointment_types,
                       valid_from, valid_to
                FROM doctors.schedule_entry WHERE doctor_id = ANY (:doctors)
                ORDER BY doctor_id, weekday, starts, valid_from""")
                .bind("doctors", doctors)
                .map((row, context) -> {
                    UUID doctor = row.getObject("doctor_id", UUID.class);
                    UUID id = row.getObject("id", UUID.class);
                    found.computeIfAbsent(doctor, key -> new ArrayList<>())
                            .add(entry(row, pauses.getOrDefault(id, List.of())));
                    return doctor;
                })
                .list();
        return found;
    }

    private static Map<UUID, List<Pause>> pauses(Handle handle, UUID[] doctors) {
        Map<UUID, List<Pause>> found = new LinkedHashMap<>();
        handle.createQuery("""
                SELECT b.entry_id, lower(b.span) AS first, upper(b.span) AS last, b.label
                FROM doctors.schedule_break b JOIN doctors.schedule_entry e ON e.id = b.entry_id
                WHERE e.doctor_id = ANY (:doctors) ORDER BY b.entry_id, b.span""")
                .bind("doctors", doctors)
                .map((row, context) -> found.computeIfAbsent(
                                row.getObject("entry_id", UUID.class), key -> new ArrayList<>())
                        .add(new Pause(row.getInt("first"), row.getInt("last"), row.getString("label"))))
                .list();
        return found;
    }

    private static ScheduleEntry entry(ResultSet row, List<Pause> pauses) throws SQLException {
        LocalTime start = row.getObject("starts", LocalTime.class);
        return new ScheduleEntry(
                Weekday.of(row.getInt("weekday")),
                row.getObject("location_id", UUID.class),
                row.getObject("room_id", UUID.class),
                start,
                row.getObject("ends", LocalTime.class),
                pauses.stream().map(pause -> pause.after(start)).toList(),
                List.of((String[]) row.getArray("appointment_types").getArray()),
                row.getInt("slot_minutes"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }

    /** The version of a doctor's schedule; 0 as long as it was never set. */
    static long version(Handle handle, UUID doctorId) {
        return handle.createQuery("SELECT version FROM doctors.schedule WHERE doctor_id = :doctor")
                .bind("doctor", doctorId)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /**
     * Moves the version on, which keeps other writers waiting until this transaction ends.
     *
     * @return whether {@code expected} was still the version
     */
    public static boolean advance(Handle handle, UUID doctorId, long expected) {
        String sql = expected == 0
                ? "INSERT INTO doctors.schedule (doctor_id, version) VALUES (:doctor, 1) ON CONFLICT DO NOTHING"
                : "UPDATE doctors.schedule SET version = version + 1 WHERE doctor_id = :doctor AND version = :expected";
        var update = handle.createUpdate(sql).bind("doctor", doctorId);
        if (expected != 0) {
            update.bind("expected", expected);
        }
        return update.execute() == 1;
    }

    public static void replace(Handle handle, UUID doctorId, List<ScheduleEntry> entries) {
        handle.createUpdate("DELETE FROM doctors.schedule_entry WHERE doctor_id = :doctor")
                .bind("doctor", doctorId)
                .execute();
        entries.forEach(entry -> insert(handle, doctorId, entry));
    }

    private static void insert(Handle handle, UUID doctorId, ScheduleEntry entry) {
        UUID id = Ids.next();
        handle.createUpdate("""
                INSERT INTO doctors.schedule_entry (id, doctor_id, weekday, location_id, room_id, starts, ends,
                    slot_minutes, appointment_types, valid_from, valid_to)
                VALUES (:id, :doctor, :weekday, :location, :room, :starts, :ends, :minutes, :types, :from, :to)""")
                .bind("id", id)
                .bind("doctor", doctorId)
                .bind("weekday", entry.weekday().number())
                .bind("location", entry.locationId())
                .bind("room", entry.roomId())
                .bind("starts", entry.start())
                .bind("ends", entry.end())
                .bind("minutes", entry.slotMinutes())
                .bind("types", entry.appointmentTypes().toArray(String[]::new))
                .bind("from", entry.validFrom())
                .bind("to", entry.validTo())
                .execute();
        for (Break pause : entry.breaks()) {
            handle.createUpdate(
                            "INSERT INTO doctors.schedule_break (entry_id, span, label) VALUES (:entry, int4range(:first, :last), :label)")
                    .bind("entry", id)
                    .bind("first", minutes(entry.untilStartOf(pause)))
                    .bind("last", minutes(entry.untilEndOf(pause)))
                    .bind("label", pause.label())
                    .execute();
        }
    }

    private static int minutes(Duration duration) {
        return (int) duration.toMinutes();
    }

    /** A break as it is stored: minutes from the start of its entry. */
    private record Pause(int first, int last, @Nullable String label) {
        Break after(LocalTime start) {
            return new Break(start.plusMinutes(first), start.plusMinutes(last), label);
        }
    }
}
