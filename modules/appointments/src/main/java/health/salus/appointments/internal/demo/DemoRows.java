package health.salus.appointments.internal.demo;

import static health.salus.appointments.internal.appointment.AppointmentRow.at;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentRow;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The demo's own rows among the appointments. */
final class DemoRows {
    static final String SOURCE = "demo";

    private DemoRows() {}

    /** The last start that was filled, if any was. */
    static Optional<Instant> filledUntil(Handle handle) {
        return handle.createQuery("""
                        SELECT max(starts_at) FROM appointments.appointment WHERE external_source = 'demo'""").mapTo(OffsetDateTime.class).findOne().map(OffsetDateTime::toInstant);
    }

    /** Gives what nobody has attended to, and starts before a moment or soon after it, the state it should have by now. */
    static void settle(Handle handle, Instant before, Instant now, Function<Appointment, DemoFate> fate) {
        List<Appointment> open = handle.createQuery("SELECT " + AppointmentRow.COLUMNS + """
                         FROM appointments.appointment
                        WHERE external_source = 'demo' AND version = 1 AND starts_at < :before
                          AND status IN ('proposed', 'booked', 'confirmed', 'checked-in', 'in-progress')""")
                .bind("before", at(before.plus(Duration.ofHours(1))))
                .map((row, context) -> AppointmentRow.read(row))
                .list();
        try (var batch = handle.prepareBatch("""
                UPDATE appointments.appointment SET status = :status, checked_in_at = :checkedInAt, started_at = :startedAt,
                  completed_at = :completedAt, updated_at = :now
                WHERE id = :id""")) {
            for (Appointment appointment : open) {
                DemoFate reached = fate.apply(appointment);
                batch.bind("id", appointment.id())
                        .bind("status", reached.status().word())
                        .bind("checkedInAt", at(reached.attendance().checkedInAt()))
                        .bind("startedAt", at(reached.attendance().startedAt()))
                        .bind("completedAt", at(reached.attendance().completedAt()))
                        .bind("now", at(now))
                        .add();
            }
            if (!open.isEmpty()) {
                batch.execute();
            }
        }
    }
}
