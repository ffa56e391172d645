package health.salus.appointments.internal.lists;

import static health.salus.appointments.internal.appointment.AppointmentRow.at;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentRow;
import health.salus.appointments.internal.appointment.Sight;
import health.salus.appointments.internal.appointment.TimeRange;
import health.salus.platform.web.PageQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Builds the query of a list out of the conditions that were asked for, so that each finds its index. */
final class AppointmentQuery {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final boolean backwards;

    AppointmentQuery(AppointmentFilter filter, TimeRange range, Sight sight) {
        backwards = filter.backwards();
        equal("patient_id", filter.patientId);
        equal("doctor_id", filter.doctorId);
        equal("department_id", filter.departmentId);
        equal("location_id", filter.locationId);
        equal("room_id", filter.roomId);
        when("status = ANY(:statuses)", "statuses", filter.statuses().toArray(String[]::new));
        when("starts_at >= :from", "from", at(range.from()));
        when("starts_at < :to", "to", at(range.to()));
        when("(starts_at AT TIME ZONE zone)::date >= :firstDay", "firstDay", range.firstDay());
        when("(starts_at AT TIME ZONE zone)::date <= :lastDay", "lastDay", range.lastDay());
        limitTo(sight);
    }

    private void limitTo(Sight sight) {
        switch (sight) {
            case Sight.Whole() -> {}
            case Sight.Own(var patientId) -> {
                conditions.add("patient_id = :own");
                values.put("own", patientId == null ? new UUID(0, 0) : patientId);
            }
            case Sight.Departments(var departmentIds, var doctorId) -> {
                conditions.add("(department_id = ANY(:departments) OR doctor_id = :self)");
                values.put("departments", departmentIds.toArray(UUID[]::new));
                values.put("self", doctorId == null ? new UUID(0, 0) : doctorId);
            }
        }
    }

    private void equal(String column, @Nullable UUID value) {
        when(column + " = :" + column, column, value);
    }

    private void when(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    /** Any aggregate over the appointments that fulfil the conditions. */
    Query select(Handle handle, String columns) {
        return handle.createQuery("SELECT " + columns + " FROM appointments.appointment WHERE "
                        + String.join(" AND ", conditions))
                .bindMap(values);
    }

    /** One row more than the page holds, if there is one. */
    List<Appointment> page(Handle handle, PageQuery page) {
        page.after().ifPresent(this::startAfter);
        String direction = backwards ? " DESC" : "";
        return handle.createQuery("SELECT " + AppointmentRow.COLUMNS + " FROM appointments.appointment WHERE "
                        + String.join(" AND ", conditions)
                        + " ORDER BY starts_at" + direction + ", id" + direction
                        + " LIMIT :limit OFFSET :offset")
                .bindMap(values)
                .bind("limit", page.limit() + 1)
                .bind("offset", page.offset())
                .map((row, context) -> AppointmentRow.read(row))
                .list();
    }

    private void startAfter(List<String> cursor) {
        conditions.add("(starts_at, id) " + (backwards ? "<" : ">") + " (:afterStart, :afterId)");
        values.put("afterStart", at(Instant.parse(cursor.getFirst())));
        values.put("afterId", UUID.fromString(cursor.getLast()));
    }
}
