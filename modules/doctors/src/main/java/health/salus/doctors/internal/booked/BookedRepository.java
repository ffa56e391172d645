package health.salus.doctors.internal.booked;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code doctors.booked_appointment}. */
final class BookedRepository {
    private BookedRepository() {}

    static void put(Handle handle, BookedAppointment appointment) {
        handle.createUpdate("""
                INSERT INTO doctors.booked_appointment (appointment_id, doctor_id, starts, ends)
                VALUES (:id, :doctorId, :start, :end)
                ON CONFLICT (appointment_id) DO UPDATE
                SET doctor_id = excluded.doctor_id, starts = excluded.starts, ends = excluded.ends""").bindMethods(appointment).execute();
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
