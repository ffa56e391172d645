package health.salus.appointments.internal.appointment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** How an {@link Appointment} lies in a row of {@code appointments.appointment}. */
public final class AppointmentRow {
    /** A column, and what stands in it. */
    record Column(String name, String type, Class<?> kind, Function<Appointment, @Nullable Object> of) {}

    private static Column uuid(String name, Function<Appointment, @Nullable Object> of) {
        return new Column(name, "uuid", UUID.class, of);
    }

    private static Column text(String name, Function<Appointment, @Nullable Object> of) {
        return new Column(name, "text", String.class, of);
    }

    private static Column time(String name, Function<Appointment, @Nullable Instant> of) {
        return new Column(name, "timestamptz", OffsetDateTime.class, one -> at(of.apply(one)));
    }

    private static Column number(String name, Function<Appointment, @Nullable Object> of) {
        return new Column(name, "integer", Integer.class, of);
    }

    static final List<Column> ALL = List.of(
            uuid("id", Appointment::id),
            text("status", one -> one.status().word()),
            uuid("patient_id", Appointment::patientId),
            uuid("doctor_id", one -> one.place().doctorId()),
            uuid("department_id", one -> one.place().departmentId()),
            uuid("location_id", one -> one.place().locationId()),
            text("zone", one -> one.place().zone().getId()),
            uuid("room_id", one -> one.place().roomId()),
            time("starts_at", one -> one.period().start()),
            time("ends_at", one -> one.period().end()),
            text("type", Appointment::type),
            text("reason", Appointment::reason),
            text("source", one -> one.source().word()),
            number("doctor_lane", one -> one.lanes().doctor()),
            number("room_lane", one -> one.lanes().room()),
            number("patient_lane", one -> one.lanes().patient()),
            text("override_reason", one -> of(one.overbooking(), Overbooking::reason)),
            text("override_by", one -> of(one.overbooking(), Overbooking::by)),
            time("override_at", one -> of(one.overbooking(), Overbooking::at)),
            text("cancel_reason", Appointment::cancelReason),
            uuid("held_by", one -> of(one.hold(), Hold::by)),
            time("hold_expires_at", one -> of(one.hold(), Hold::expiresAt)),
            time("checked_in_at", one -> one.attendance().checkedInAt()),
            time("started_at", one -> one.attendance().startedAt()),
            time("completed_at", one -> one.attendance().completedAt()),
            number("sequence", Appointment::sequence),
            new Column("version", "bigint", Long.class, Appointment::version),
            time("created_at", one -> one.createdAt()),
            time("updated_at", one -> one.updatedAt()));

    /** The columns' names. */
    public static final String COLUMNS = ALL.stream().map(Column::name).collect(Collectors.joining(", "));

    /** The parameters that {@link #bind} sets, in the order of the columns. */
    static final String VALUES = ALL.stream().map(column -> ":" + column.name()).collect(Collectors.joining(", "));

    private AppointmentRow() {}

    /** Sets a parameter for each column, with its name. */
    static <S extends SqlStatement<S>> S bind(S statement, Appointment appointment) {
        for (Column column : ALL) {
            statement.bindByType(column.name(), column.of().apply(appointment), column.kind());
        }
        return statement;
    }

    private static <T, V> @Nullable V of(@Nullable T whole, Function<T, V> part) {
        return whole == null ? null : part.apply(whole);
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
