package health.salus.appointments.internal.appointment;

import static health.salus.appointments.internal.appointment.AppointmentRow.at;

import health.salus.platform.web.Failure;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** The tables {@code appointments.appointment} and {@code appointments.history}: each change and its entry are one statement. */
public final class AppointmentRepository {
    private static final String KEEP_HISTORY = """
            INSERT INTO appointments.history (appointment_id, version, at, by_id, by_name, action, was, became, detail)
            SELECT id, version, :at, :byId, :byName, :action, :was, :became, :detail FROM changed""";

    private static final String INSERT = """
            WITH changed AS (
              INSERT INTO appointments.appointment (%s)
              VALUES (:id, :status, :patientId, :doctorId, :departmentId, :locationId, :zone, :roomId, :start, :end, :type,
                :reason, :source, :doctorLane, :roomLane, :patientLane, :overrideReason, :overrideBy, :overrideAt,
                :cancelReason, :heldBy, :holdExpiresAt, :checkedInAt, :startedAt, :completedAt, :sequence, :version,
                :createdAt, :updatedAt)
              ON CONFLICT DO NOTHING
              RETURNING id, version)
            """.formatted(AppointmentRow.COLUMNS) + KEEP_HISTORY;

    private static final String UPDATE = """
            WITH changed AS (
              UPDATE appointments.appointment SET
                status = :status, patient_id = :patientId, doctor_id = :doctorId, department_id = :departmentId,
                location_id = :locationId, zone = :zone, room_id = :roomId, starts_at = :start, ends_at = :end, type = :type,
                reason = :reason, doctor_lane = :doctorLane, room_lane = :roomLane, patient_lane = :patientLane,
                override_reason = :overrideReason, override_by = :overrideBy, override_at = :overrideAt,
                cancel_reason = :cancelReason, held_by = :heldBy, hold_expires_at = :holdExpiresAt,
                checked_in_at = :checkedInAt, started_at = :startedAt, completed_at = :completedAt, sequence = :sequence,
                version = :version, updated_at = :updatedAt
              WHERE id = :id AND version = :version - 1
              RETURNING id, version)
            """ + KEEP_HISTORY;

    private AppointmentRepository() {}

    /**
     * Stores a new appointment, unless its time is taken. Asking PostgreSQL to do nothing on a conflict spares the losers of
     * a race the deadlocks that two plain inserts under an exclusion constraint can run into.
     *
     * @return false when somebody else has the doctor, the room or the patient then
     */
    public static boolean insert(Handle handle, Appointment appointment, HistoryEntry entry) {
        try (Update update = handle.createUpdate(INSERT)) {
            return history(AppointmentRow.bind(update, appointment), entry).execute() == 1;
        }
    }

    /** A new appointment and the first entry of its history. */
    public record Made(Appointment appointment, HistoryEntry entry) {}

    /**
     * As {@link #insert}, of several in one round trip; of two that want the same time the first gets it.
     *
     * @return which of them have been stored
     */
    public static boolean[] insertAll(Handle handle, List<Made> appointments) {
        try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
            for (Made made : appointments) {
                history(AppointmentRow.bind(batch, made.appointment()), made.entry())
                        .add();
            }
            int[] rows = batch.execute();
            var stored = new boolean[rows.length];
            for (int i = 0; i < rows.length; i++) {
                stored[i] = rows[i] == 1;
            }
            return stored;
        }
    }

    /** Stores a changed appointment; its version is one higher than the stored one's. */
    public static void update(Handle handle, Appointment appointment, HistoryEntry entry) {
        try (Update update = handle.createUpdate(UPDATE)) {
            if (history(AppointmentRow.bind(update, appointment), entry).execute() == 0) {
                throw new Failure.StaleVersion(appointment.version());
            }
        }
    }

    private static <S extends SqlStatement<S>> S history(S statement, HistoryEntry entry) {
        return statement
                .bind("at", at(entry.at()))
                .bind("byId", entry.byId())
                .bind("byName", entry.byName())
                .bind("action", entry.action())
                .bind("was", entry.was())
                .bind("became", entry.became())
                .bind("detail", entry.detail());
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
