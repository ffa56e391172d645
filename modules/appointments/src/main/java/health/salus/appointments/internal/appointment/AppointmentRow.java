package health.salus.appointments.internal.appointment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** How an {@link Appointment} lies in a row of {@code appointments.appointment}. */
public final class AppointmentRow {
    /** Its columns, in the order in which {@link #bind} names them. */
    public static final String COLUMNS = """
            id, status, patient_id, doctor_id, department_id, location_id, zone, room_id, starts_at, ends_at, type, \
            reason, source, doctor_lane, room_lane, patient_lane, override_reason, override_by, override_at, \
            cancel_reason, held_by, hold_expires_at, checked_in_at, started_at, completed_at, sequence, version, \
            created_at, updated_at""";

    private AppointmentRow() {}

    public static <S extends SqlStatement<S>> S bind(S statement, Appointment appointment) {
        Place place = appointment.place();
        Overbooking over = appointment.overbooking();
        Hold hold = appointment.hold();
        return statement
                .bind("id", appointment.id())
                .bind("status", appointment.status().word())
                .bind("patientId", appointment.patientId())
                .bind("doctorId", place.doctorId())
                .bind("departmentId", place.departmentId())
                .bind("locationId", place.locationId())
                .bind("zone", place.zone().getId())
                .bind("roomId", place.roomId())
                .bind("start", at(appointment.period().start()))
                .bind("end", at(appointment.period().end()))
                .bind("type", appointment.type())
                .bind("reason", appointment.reason())
                .bind("source", appointment.source().word())
                .bind("doctorLane", appointment.lanes().doctor())
                .bind("roomLane", appointment.lanes().room())
                .bind("patientLane", appointment.lanes().patient())
                .bind("overrideReason", over == null ? null : over.reason())
                .bind("overrideBy", over == null ? null : over.by())
                .bind("overrideAt", over == null ? null : at(over.at()))
                .bind("cancelReason", appointment.cancelReason())
                .bind("heldBy", hold == null ? null : hold.by())
                .bind("holdExpiresAt", hold == null ? null : at(hold.expiresAt()))
                .bind("checkedInAt", at(appointment.attendance().checkedInAt()))
                .bind("startedAt", at(appointment.attendance().startedAt()))
                .bind("completedAt", at(appointment.attendance().completedAt()))
                .bind("sequence", appointment.sequence())
                .bind("version", appointment.version())
                .bind("createdAt", at(appointment.createdAt()))
                .bind("updatedAt", at(appointment.updatedAt()));
    }

    public static Appointment read(ResultSet row) throws SQLException {
        return new Appointment(
                row.getObject("id", UUID.class),
                Status.of(row.getString("status")),
                row.getObject("patient_id", UUID.class),
                new Place(
                        row.getObject("doctor_id", UUID.class),
                        row.getObject("department_id", UUID.class),
                        row.getObject("location_id", UUID.class),
                        ZoneId.of(row.getString("zone")),
                        row.getObject("room_id", UUID.class)),
                new Period(instant(row, "starts_at"), instant(row, "ends_at")),
                row.getString("type"),
                row.getString("reason"),
                Source.of(row.getString("source")),
                new Lanes(row.getInt("doctor_lane"), row.getInt("room_lane"), row.getInt("patient_lane")),
                overbooking(row),
                row.getString("cancel_reason"),
                hold(row),
                new Attendance(
                        instantOrNull(row, "checked_in_at"),
                        instantOrNull(row, "started_at"),
                        instantOrNull(row, "completed_at")),
                row.getInt("sequence"),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static @Nullable Overbooking overbooking(ResultSet row) throws SQLException {
        String reason = row.getString("override_reason");
        return reason == null
                ? null
                : new Overbooking(reason, row.getString("override_by"), instant(row, "override_at"));
    }

    private static @Nullable Hold hold(ResultSet row) throws SQLException {
        UUID by = row.getObject("held_by", UUID.class);
        return by == null ? null : new Hold(by, instant(row, "hold_expires_at"));
    }

    /** A point in time as the driver takes it. */
    public static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** A point in time as the driver gives it. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(row, column), column);
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
