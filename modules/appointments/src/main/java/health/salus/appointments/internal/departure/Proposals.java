package health.salus.appointments.internal.departure;

import static health.salus.appointments.internal.appointment.AppointmentRow.at;
import static health.salus.appointments.internal.appointment.AppointmentRow.instantOrNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentRow;
import health.salus.appointments.internal.departure.Proposal.Decision;
import health.salus.appointments.internal.departure.Proposal.State;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Json;
import health.salus.platform.web.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code appointments.proposal}. */
final class Proposals {
    private static final String SELECT = """
            SELECT id, departure_id, appointment_id, was::text AS was, became::text AS became, hold_id, state, note,
                   booked_anew_as, decided_by, decided_name, decided_at, version
            FROM appointments.proposal
            """;

    /** Appointments with a doctor that have not begun and can still be moved or called off. */
    private static final String AHEAD =
            "doctor_id = :doctor AND starts_at > :now AND status IN ('proposed', 'booked', 'confirmed')";

    private Proposals() {}

    static boolean exists(Handle handle, UUID departureId, UUID appointmentId) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM appointments.proposal
                                       WHERE departure_id = :departure AND appointment_id = :appointment)""")
                .bind("departure", departureId)
                .bind("appointment", appointmentId)
                .mapTo(Boolean.class)
                .one();
    }

    static void insert(Handle handle, Proposal proposal) {
        handle.createUpdate("""
                        INSERT INTO appointments.proposal (id, departure_id, appointment_id, was, starts_at, hold_id, state)
                        VALUES (:id, :departure, :appointment, :was::jsonb, :start, :hold, :state)""")
                .bind("id", proposal.id())
                .bind("departure", proposal.departureId())
                .bind("appointment", proposal.appointmentId())
                .bind("was", json(proposal.was()))
                .bind("start", at(proposal.was().period().start()))
                .bind("hold", proposal.holdId())
                .bind("state", proposal.state().word())
                .execute();
    }

    static void update(Handle handle, Proposal proposal) {
        Decision decision = proposal.decision();
        int changed = handle.createUpdate("""
                        UPDATE appointments.proposal SET state = :state, became = :became::jsonb, note = :note,
                            booked_anew_as = :anew, decided_by = :by, decided_name = :name, decided_at = :at, version = :version
                        WHERE id = :id AND version = :version - 1""")
                .bind("id", proposal.id())
                .bind("state", proposal.state().word())
                .bind("became", proposal.became() == null ? null : json(proposal.became()))
                .bind("note", proposal.note())
                .bind("anew", proposal.bookedAnewAs())
                .bind("by", decision == null ? null : decision.by())
                .bind("name", decision == null ? null : decision.name())
                .bind("at", decision == null ? null : at(decision.at()))
                .bind("version", proposal.version())
                .execute();
        if (changed == 0) {
            throw new Failure.StaleVersion(proposal.version());
        }
    }

    static Optional<Proposal> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    static Proposal lock(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "WHERE id = :id FOR NO KEY UPDATE")
                .bind("id", id)
                .map((row, context) -> read(row))
                .one();
    }

    /** Those of a departure about which nobody has decided, by start. */
    static List<Proposal> undecided(Handle handle, UUID departureId) {
        return handle.createQuery(SELECT + """
                        WHERE departure_id = :departure AND state IN ('open', 'declined') ORDER BY starts_at, id""")
                .bind("departure", departureId)
                .map((row, context) -> read(row))
                .list();
    }

    /** Those of a departure that have something to put back, the last appointment first. */
    static List<Proposal> toPutBack(Handle handle, UUID departureId) {
        return handle.createQuery(SELECT + """
                        WHERE departure_id = :departure AND state IN ('open', 'declined', 'moved', 'cancelled')
                        ORDER BY starts_at DESC, id DESC""")
                .bind("departure", departureId)
                .map((row, context) -> read(row))
                .list();
    }

    /** Undecided ones whose appointment was changed elsewhere, or has begun. */
    static List<Proposal> overtaken(Handle handle, Departure departure, Instant now) {
        return handle.createQuery(SELECT + """
                        WHERE departure_id = :departure AND state IN ('open', 'declined') AND appointment_id NOT IN (
                            SELECT id FROM appointments.appointment WHERE\s""" + AHEAD + ")")
                .bind("departure", departure.id())
                .bind("doctor", departure.doctorId())
                .bind("now", at(now))
                .map((row, context) -> read(row))
                .list();
    }

    /** Appointments ahead with a doctor who leaves for which nothing is proposed yet, by start. */
    static List<Appointment> unproposed(Handle handle, Departure departure, Instant now, int most) {
        return handle.createQuery(
                        "SELECT " + AppointmentRow.COLUMNS + " FROM appointments.appointment a WHERE " + AHEAD + """
                         AND NOT EXISTS (SELECT 1 FROM appointments.proposal p
                             WHERE p.departure_id = :departure AND p.appointment_id = a.id)
                        ORDER BY starts_at, id LIMIT :most""")
                .bind("departure", departure.id())
                .bind("doctor", departure.doctorId())
                .bind("now", at(now))
                .bind("most", most)
                .map((row, context) -> AppointmentRow.read(row))
                .list();
    }

    /** One row more than the page holds, if there is one; by start. */
    static List<Proposal> page(Handle handle, UUID departureId, @Nullable State state, PageQuery page) {
        var after = page.after();
        return handle.createQuery(SELECT + """
                        WHERE departure_id = :departure AND (:state::text IS NULL OR state = :state)
                          AND (:afterId::uuid IS NULL OR (starts_at, id) > (:afterStart::timestamptz, :afterId::uuid))
                        ORDER BY starts_at, id LIMIT :limit OFFSET :offset""")
                .bind("departure", departureId)
                .bind("state", state == null ? null : state.word())
                .bind("afterStart", after.map(List::getFirst).orElse(null))
                .bind("afterId", after.map(List::getLast).orElse(null))
                .bind("limit", page.limit() + 1)
                .bind("offset", page.offset())
                .map((row, context) -> read(row))
                .list();
    }

    static long count(Handle handle, UUID departureId, @Nullable State state) {
        return handle.createQuery("""
                        SELECT count(*) FROM appointments.proposal
                        WHERE departure_id = :departure AND (:state::text IS NULL OR state = :state)""")
                .bind("departure", departureId)
                .bind("state", state == null ? null : state.word())
                .mapTo(Long.class)
                .one();
    }

    private record Count(UUID departureId, State state, long many) {}

    /** How many of each departure are in which state. */
    static Map<UUID, Map<State, Long>> counts(Handle handle, List<UUID> departureIds) {
        return handle
                .createQuery("""
                        SELECT departure_id, state, count(*) AS many FROM appointments.proposal
                        WHERE departure_id = ANY (:departures) GROUP BY departure_id, state""")
                .bind("departures", departureIds.toArray(UUID[]::new))
                .map((row, context) -> new Count(
                        row.getObject("departure_id", UUID.class),
                        State.of(row.getString("state")),
                        row.getLong("many")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Count::departureId, Collectors.toMap(Count::state, Count::many)));
    }

    private static Proposal read(ResultSet row) throws SQLException {
        UUID by = row.getObject("decided_by", UUID.class);
        Instant at = instantOrNull(row, "decided_at");
        String became = row.getString("became");
        return new Proposal(
                row.getObject("id", UUID.class),
                row.getObject("departure_id", UUID.class),
                row.getObject("appointment_id", UUID.class),
                seat(row.getString("was")),
                became == null ? null : seat(became),
                row.getObject("hold_id", UUID.class),
                State.of(row.getString("state")),
                row.getString("note"),
                row.getObject("booked_anew_as", UUID.class),
                by == null ? null : new Decision(by, row.getString("decided_name"), Objects.requireNonNull(at)),
                row.getLong("version"));
    }

    private static String json(Seat seat) {
        try {
            return Json.MAPPER.writeValueAsString(seat);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A seat cannot be written as JSON", e);
        }
    }

    private static Seat seat(String json) {
        try {
            return Json.MAPPER.readValue(json, Seat.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A seat cannot be read", e);
        }
    }
}
