package health.salus.doctors.internal.booked;

import health.salus.platform.web.Failure;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A change would leave booked appointments outside the doctor's working time. */
final class ScheduleAffectsAppointments extends Failure.Conflict {
    private static final long serialVersionUID = 1L;
    private static final int MOST_NAMED = 200;

    ScheduleAffectsAppointments(List<BookedAppointment> appointments) {
        super(
                "schedule-affects-appointments",
                appointments.size() + " booked appointments would be outside the doctor's working time."
                        + " Move them first, or repeat with ?onAffected=keep.");
        with(
                "affected",
                appointments.stream().limit(MOST_NAMED).map(Affected::of).toList());
        with("affectedCount", appointments.size());
    }

    /** One of them as answered. */
    record Affected(UUID id, Instant start, Instant end) {
        static Affected of(BookedAppointment appointment) {
            return new Affected(appointment.id(), appointment.start(), appointment.end());
        }
    }
}
