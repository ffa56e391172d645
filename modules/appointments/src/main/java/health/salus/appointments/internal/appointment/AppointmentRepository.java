package health.salus.appointments.internal.appointment;

import static health.salus.appointments.internal.appointment.AppointmentRow.at;

import health.salus.platform.web.Failure;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The tables {@code appointments.appointment} and {@code appointments.history}: each change and its entry are one statement. */
public final class AppointmentRepository {
    private static final String INSERT = """
            WITH changed AS (
              INSERT INTO appointments.appointment (%1$s)
              SELECT * FROM unnest(%2$s)
              ON CONFLICT DO NOTHING
              RETURNING id, version)
            INSERT INTO appointments.history (appointment_id, version, at, by_id, by_name, action, was, became, detail)
            SELECT id, version, at, by_id, by_name, action, was, became, detail
              FROM changed JOIN unnest(:id::uuid[], :at::timestamptz[], :byId::uuid[], :byName::text[], :action::text[],
                :was::text[], :became::text[], :detail::text[])
                AS entry (id, at, by_id, by_name, action, was, became, detail) USING (id)
            RETURNING appointment_id
            """.formatted(
                    AppointmentRow.COLUMNS,
                    AppointmentRow.ALL.stream()
                            .map(column -> ":" + column.name() + "::" + column.type() + "[]")
                            .collect(Collectors.joining(", ")));

    private static final String UPDATE = """
            WITH changed AS (
              UPDATE appointments.appointment SET
                status = :status, patient_id = :patient_id, doctor_id = :doctor_id, department_id = :department_id,
                location_id = :location_id, zone = :zone, room_id = :room_id, starts_at = :starts_at, ends_at = :ends_at,
                type = :type, reason = :reason, doctor_lane = :doctor_lane, room_lane = :room_lane,
                patient_lane = :patient_lane, override_reason = :override_reason, override_by = :override_by,
                override_at = :override_at, cancel_reason = :cancel_reason, held_by = :held_by,
                hold_expires_at = :hold_expires_at, checked_in_at = :checked_in_at, started_at = :started_at,
                completed_at = :completed_at, sequence = :sequence, version = :version, updated_at = :updated_at
              WHERE id = :id AND version = :version - 1
              RETURNING id, version)
            INSERT INTO appointments.history (appointment_id, version, at, by_id, by_name, action, was, became, detail)
            SELECT id, version, :at, :byId, :byName, :action, :was, :became, :detail FROM changed
            """;

    private AppointmentRepository() {}

    /** A new appointment and the first entry of its history. */
    public record Made(Appointment appointment, HistoryEntry entry) {}

    /** As {@link #insertAll}, of one; false when somebody else has the doctor, the room or the patient then. */
    public static boolean insert(Handle handle, Appointment appointment, HistoryEntry entry) {
        return insertAll(handle, List.of(new Made(appointment, entry))).contains(appointment.id());
    }

    /**
     * Stores new appointments, but not those whose time is taken; of two that want the same time the first gets it. Asking
     * PostgreSQL to do nothing on a conflict spares the losers of a race the deadlocks that two plain inserts under an
     * exclusion constraint can run into.
     *
     * @return the ids of those that have been stored
     */
    public static Set<UUID> insertAll(Handle handle, List<Made> appointments) {
        try (Query insert = handle.createQuery(INSERT)) {
            for (AppointmentRow.Column column : AppointmentRow.ALL) {
                insert.bind(
                        column.name(), texts(appointments, made -> column.of().apply(made.appointment())));
            }
            return insert.bind("at", texts(appointments, made -> made.entry().at()))
                    .bind("byId", texts(appointments, made -> made.entry().byId()))
                    .bind("byName", texts(appointments, made -> made.entry().byName()))
                    .bind("action", texts(appointments, made -> made.entry().action()))
                    .bind("was", texts(appointments, made -> made.entry().was()))
                    .bind("became", texts(appointments, made -> made.entry().became()))
                    .bind("detail", texts(appointments, made -> made.entry().detail()))
                    .mapTo(UUID.class)
                    .set();
        }
    }

    /** A column of many rows, as PostgreSQL reads it. */
    private static @Nullable String[] texts(List<Made> appointments, Function<Made, @Nullable Object> value) {
        var texts = new String[appointments.size()];
        for (int i = 0; i < texts.length; i++) {
            Object one = value.apply(appointments.get(i));
            texts[i] = one == null ? null : one.toString();
        }
        return texts;
    }

    /** Stores a changed appointment; its version is one higher than the stored one's. */
    public static void update(Handle handle, Appointment appointment, HistoryEntry entry) {
        try (Update update = handle.createUpdate(UPDATE)) {
            int rows = AppointmentRow.bind(update, appointment)
                    .bind("at", at(entry.at()))
                    .bind("byId", entry.byId())
                    .bind("byName", entry.byName())
                    .bind("action", entry.action())
                    .bind("was", entry.was())
                    .bind("became", entry.became())
                    .bind("detail", entry.detail())
                    .execute();
            if (rows == 0) {
                throw new Failure.StaleVersion(appointment.version());
            }
        }
    }

    public static Optional<Appointment> find(Handle handle, UUID id) {
        return find(handle, id, "");
    }

    /** As {@link #find}; nobody else changes it until this transaction ends. */
    public static Optional<Appointment> lock(Handle handle, UUID id) {
        return find(handle, id, " FOR NO KEY UPDATE");
    }

    private static Optional<Appointment> find(Handle handle, UUID id, String lock) {
        return handle.createQuery(
                        "SELECT " + AppointmentRow.COLUMNS + " FROM appointments.appointment WHERE id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> AppointmentRow.read(row))
                .findOne();
    }

    /** Those of these appointments that there are, by id. */
    public static Map<UUID, Appointment> byIds(Handle handle, Collection<UUID> ids) {
        return handle
                .createQuery(
                        "SELECT " + AppointmentRow.COLUMNS + " FROM appointments.appointment WHERE id = ANY (:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .map((row, context) -> AppointmentRow.read(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Appointment::id, Function.identity()));
    }

    /** Held slots that ran out before this instant, so long as nobody else is busy with them. */
    public static List<Appointment> lockExpiredHolds(Handle handle, Instant now, int most) {
        return handle.createQuery("SELECT " + AppointmentRow.COLUMNS + """
                         FROM appointments.appointment WHERE status = 'held' AND hold_expires_at <= :now
                        ORDER BY hold_expires_at LIMIT :most FOR NO KEY UPDATE SKIP LOCKED""")
                .bind("now", at(now))
                .bind("most", most)
                .map((row, context) -> AppointmentRow.read(row))
                .list();
    }

    /** How many slots somebody keeps at this instant. */
    public static int countHolds(Handle handle, UUID heldBy, Instant now) {
        return handle.createQuery("""
                        SELECT count(*) FROM appointments.appointment
                        WHERE status = 'held' AND held_by = :heldBy AND hold_expires_at > :now""")
                .bind("heldBy", heldBy)
                .bind("now", at(now))
                .mapTo(Integer.class)
                .one();
    }

    public static List<HistoryEntry> history(Handle handle, UUID id) {
        return handle.createQuery("""
                        SELECT at, by_id, by_name, action, was, became, detail FROM appointments.history
                        WHERE appointment_id = :id ORDER BY version""")
                .bind("id", id)
                .map((row, context) -> new HistoryEntry(
                        AppointmentRow.instant(row, "at"),
                        row.getObject("by_id", UUID.class),
                        row.getString("by_name"),
                        row.getString("action"),
                        row.getString("was"),
                        row.getString("became"),
                        row.getString("detail")))
                .list();
    }
}
