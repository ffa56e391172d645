package health.salus.appointments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The patient has arrived and waits. */
public record AppointmentCheckedIn(
        UUID appointmentId,
        UUID patientId,
        UUID doctorId,
        @Nullable UUID departmentId,
        @Nullable UUID locationId,
        Instant start,
        Instant end,
        @Nullable UUID roomId)
        implements AppointmentEvent {}
