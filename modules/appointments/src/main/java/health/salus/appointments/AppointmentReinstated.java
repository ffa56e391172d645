package health.salus.appointments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A no-show turned out to be wrong; it stands as booked again. */
public record AppointmentReinstated(
        UUID appointmentId,
        UUID patientId,
        UUID doctorId,
        @Nullable UUID departmentId,
        @Nullable UUID locationId,
        Instant start,
        Instant end,
        @Nullable UUID roomId)
        implements AppointmentEvent {}
