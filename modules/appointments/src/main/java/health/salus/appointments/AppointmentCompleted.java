package health.salus.appointments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The visit is over. */
public record AppointmentCompleted(
        UUID appointmentId,
        UUID patientId,
        UUID doctorId,
        @Nullable UUID departmentId,
        @Nullable UUID locationId,
        Instant start,
        Instant end,
        @Nullable UUID roomId)
        implements AppointmentEvent {}
