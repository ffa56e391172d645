package health.salus.doctors.internal.absence;

import health.salus.doctors.internal.booked.BookedAppointment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An absence as answered.
 *
 * @param affectedAppointments after a change that was made all the same: booked ones during the absence
 */
record AbsenceView(
        UUID id,
        UUID doctorId,
        Instant start,
        Instant end,
        AbsenceKind kind,
        @Nullable String note,
        long version,
        List<BookedAppointment> affectedAppointments) {

    static AbsenceView of(Absence absence, List<BookedAppointment> affected) {
        return new AbsenceView(
                absence.id(),
                absence.doctorId(),
                absence.start(),
                absence.end(),
                absence.kind(),
                absence.note(),
                absence.version(),
                affected);
    }
}
