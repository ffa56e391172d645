package health.salus.appointments.internal.departure;

import static health.salus.appointments.internal.appointment.AppointmentRow.at;
import static health.salus.appointments.internal.appointment.AppointmentRow.instant;

import health.salus.appointments.internal.departure.Departure.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code appointments.departure}. Whoever changes anything of a departure locks its row first. */
final class Departures {
    private static final String SELECT = "SELECT id, doctor_id, state, started_at FROM appointments.departure ";

    private Departures() {}

    /** Stores it, unless it is known already; it may have been refused before it was heard of. */
    static void insert(Handle handle, Departure departure) {
        handle.createUpdate("""
                        INSERT INTO appointments.departure (id, doctor_id, state, started_at)
                        VALUES (:id, :doctorId, :state, :startedAt) ON CONFLICT (id) DO NOTHING""")
                .bind("id", departure.id())
                .bind("doctorId", departure.doctorId())
                .bind("state", departure.state().word())
                .bind("startedAt", at(departure.startedAt()))
                .execute();
    }

    static void change(Handle handle, Departure departure, State state) {
        handle.createUpdate("UPDATE appointments.departure SET state = :state WHERE id = :id")
                .bind("id", departure.id())
                .bind("state", state.word())
                .execute();
    }

    static Departure lock(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "WHERE id = :id FOR NO KEY UPDATE")
                .bind("id", id)
                .map((row, context) -> read(row))
                .one();
    }

    /** The last one of a doctor. */
    static Optional<Departure> latest(Handle handle, UUID doctorId) {
        return handle.createQuery(SELECT + "WHERE doctor_id = :doctor ORDER BY started_at DESC, id DESC LIMIT 1")
                .bind("doctor", doctorId)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Those about which something is to be decided or undone. */
    static List<Departure> underWay(Handle handle) {
        return handle.createQuery(SELECT + "WHERE state IN ('proposing', 'open', 'reversing') ORDER BY started_at, id")
                .map((row, context) -> read(row))
                .list();
    }

    private static Departure read(ResultSet row) throws SQLException {
        return new Departure(
                row.getObject("id", UUID.class),
                row.getObject("doctor_id", UUID.class),
                State.of(row.getString("state")),
                instant(row, "started_at"));
    }
}
