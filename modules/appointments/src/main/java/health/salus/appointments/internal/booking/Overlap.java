package health.salus.appointments.internal.booking;

import static health.salus.appointments.internal.appointment.AppointmentRow.at;
import static health.salus.appointments.internal.appointment.AppointmentRow.instant;
import static health.salus.appointments.internal.appointment.AppointmentRow.instantOrNull;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Lanes;
import health.salus.appointments.internal.appointment.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Another appointment that shares the doctor, the room or the patient at the same time.
 *
 * @param holdExpiresAt null for what is more than a hold
 */
record Overlap(
        UUID id,
        UUID doctorId,
        @Nullable UUID roomId,
        @Nullable UUID patientId,
        Lanes lanes,
        Period time,
        @Nullable Instant holdExpiresAt) {

    // Three look-ups by index; nothing that takes time is longer than a day.
    private static final String QUERY = """
            SELECT %1$s FROM appointments.appointment WHERE doctor_id = :doctorId AND %2$s
            UNION ALL
            SELECT %1$s FROM appointments.appointment WHERE room_id = :roomId AND %2$s
            UNION ALL
            SELECT %1$s FROM appointments.appointment WHERE patient_id = :patientId AND %2$s""".formatted(
                    "id, doctor_id, room_id, patient_id, doctor_lane, room_lane, patient_lane, starts_at, ends_at,"
                            + " CASE WHEN status = 'held' THEN hold_expires_at END AS hold_expires_at",
                    "starts_at < :end AND starts_at > :start - interval '24 hours' AND ends_at > :start AND id <> :id"
                            + " AND status IN ('proposed', 'held', 'booked', 'confirmed', 'checked-in', 'in-progress', 'offered')");

    static List<Overlap> with(Handle handle, Appointment wanted) {
        var found = new LinkedHashMap<UUID, Overlap>();
        handle.createQuery(QUERY)
                .bind("id", wanted.id())
                .bind("doctorId", wanted.place().doctorId())
                .bind("roomId", wanted.place().roomId())
                .bind("patientId", wanted.patientId())
                .bind("start", at(wanted.period().start()))
                .bind("end", at(wanted.period().end()))
                .map((row, context) -> read(row))
                .forEach(overlap -> found.put(overlap.id(), overlap));
        return List.copyOf(found.values());
    }

    boolean ranOut(Instant now) {
        return holdExpiresAt != null && !holdExpiresAt.isAfter(now);
    }

    boolean sharesDoctor(Appointment wanted) {
        return doctorId.equals(wanted.place().doctorId());
    }

    boolean sharesRoom(Appointment wanted) {
        return roomId != null && roomId.equals(wanted.place().roomId());
    }

    boolean sharesPatient(Appointment wanted) {
        return patientId != null && Objects.equals(patientId, wanted.patientId());
    }

    private static Overlap read(ResultSet row) throws SQLException {
        return new Overlap(
                row.getObject("id", UUID.class),
                row.getObject("doctor_id", UUID.class),
                row.getObject("room_id", UUID.class),
                row.getObject("patient_id", UUID.class),
                new Lanes(row.getInt("doctor_lane"), row.getInt("room_lane"), row.getInt("patient_lane")),
                new Period(instant(row, "starts_at"), instant(row, "ends_at")),
                instantOrNull(row, "hold_expires_at"));
    }
}
