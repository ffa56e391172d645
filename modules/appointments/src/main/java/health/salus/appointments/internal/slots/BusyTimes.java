package health.salus.appointments.internal.slots;

import static health.salus.appointments.internal.appointment.AppointmentRow.at;
import static health.salus.appointments.internal.appointment.AppointmentRow.instant;
import static health.salus.appointments.internal.appointment.AppointmentRow.instantOrNull;

import health.salus.appointments.internal.appointment.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads when doctors and rooms are taken. */
final class BusyTimes {
    // Nothing that takes time is longer than a day, so that an index on the start finds what began before the window.
    private static final String QUERY = """
            SELECT doctor_id AS who, id, starts_at, ends_at, CASE WHEN status = 'held' THEN hold_expires_at END AS until
            FROM appointments.appointment
            WHERE doctor_id = ANY(:ids) AND starts_at < :to AND starts_at > :from - interval '24 hours' AND ends_at > :from
              AND status IN ('proposed', 'held', 'booked', 'confirmed', 'checked-in', 'in-progress', 'offered')
            UNION ALL
            SELECT room_id, id, starts_at, ends_at, CASE WHEN status = 'held' THEN hold_expires_at END
            FROM appointments.appointment
            WHERE room_id = ANY(:ids) AND starts_at < :to AND starts_at > :from - interval '24 hours' AND ends_at > :from
              AND status IN ('proposed', 'held', 'booked', 'confirmed', 'checked-in', 'in-progress', 'offered')""";

    private BusyTimes() {}

    private record Row(UUID who, Busy busy) {}

    /** @param ids of doctors and of rooms */
    static Map<UUID, List<Busy>> read(Handle handle, Collection<UUID> ids, Period window) {
        return handle
                .createQuery(QUERY)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("from", at(window.start()))
                .bind("to", at(window.end()))
                .map((row, context) -> new Row(
                        row.getObject("who", UUID.class),
                        new Busy(
                                row.getObject("id", UUID.class),
                                new Period(instant(row, "starts_at"), instant(row, "ends_at")),
                                instantOrNull(row, "until"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::who, Collectors.mapping(Row::busy, Collectors.toList())));
    }
}
