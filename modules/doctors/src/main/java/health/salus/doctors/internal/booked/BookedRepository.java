package health.salus.doctors.internal.booked;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;

/** The table {@code doctors.booked_appointment}. */
final class BookedRepository {
    private BookedRepository() {}

    /** Each appointment once. */
    static void put(Handle handle, List<BookedAppointment> appointments) {
        handle.createUpdate("""
                INSERT INTO doctors.booked_appointment (appointment_id, doctor_id, starts, ends)
                SELECT * FROM unnest(:ids::uuid[], :doctors::uuid[], :starts::timestamptz[], :ends::timestamptz[])
                ON CONFLICT (appointment_id) DO UPDATE
                SET doctor_id = excluded.doctor_id, starts = excluded.starts, ends = excluded.ends""")
                .bind("ids", column(appointments, BookedAppointment::id, UUID[]::new))
                .bind("doctors", column(appointments, BookedAppointment::doctorId, UUID[]::new))
                .bind(
                        "starts",
                        column(appointments, appointment -> appointment.start().toString(), String[]::new))
                .bind(
                        "ends",
                        column(appointments, appointment -> appointment.end().toString(), String[]::new))
                .execute();
    }

    private static <T> T[] column(
            List<BookedAppointment> rows, Function<BookedAppointment, T> field, IntFunction<T[]> array) {
        return rows.stream().map(field).toArray(array);
    }

    static void remove(Handle handle, UUID appointmentId) {
        handle.execute("DELETE FROM doctors.booked_appointment WHERE appointment_id = ?", appointmentId);
    }

    /** What is booked with a doctor and has not started yet. */
    static List<BookedAppointment> ahead(Handle handle, UUID doctorId, Instant now) {
        return handle.createQuery("""
                SELECT appointment_id, doctor_id, starts, ends FROM doctors.booked_appointment
                WHERE doctor_id = :doctor AND starts > :now ORDER BY starts, appointment_id""")
                .bind("doctor", doctorId)
                .bind("now", now)
                .map((row, context) -> new BookedAppointment(
                        row.getObject("appointment_id", UUID.class),
                        row.getObject("doctor_id", UUID.class),
                        row.getObject("starts", OffsetDateTime.class).toInstant(),
                        row.getObject("ends", OffsetDateTime.class).toInstant()))
                .list();
    }
}
