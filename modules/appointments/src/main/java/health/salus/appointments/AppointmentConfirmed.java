package health.salus.appointments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** It was confirmed that the patient will come. */
public record AppointmentConfirmed(
        UUID appointmentId,
        UUID patientId,
        UUID doctorId,
        @Nullable UUID departmentId,
        @Nullable UUID locationId,
        Instant start,
        Instant end,
        @Nullable UUID roomId)
        implements AppointmentEvent {}
