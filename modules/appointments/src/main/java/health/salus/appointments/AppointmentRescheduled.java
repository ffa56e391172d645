package health.salus.appointments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** It takes place at another time, or with another doctor. */
public record AppointmentRescheduled(
        UUID appointmentId,
        UUID patientId,
        UUID doctorId,
        @Nullable UUID departmentId,
        @Nullable UUID locationId,
        Instant start,
        Instant end,
        UUID previousDoctorId,
        Instant previousStart,
        Instant previousEnd,
        @Nullable UUID roomId,
        @Nullable UUID previousRoomId)
        implements AppointmentEvent {
    /** Also whoever had it before. */
    @Override
    public boolean isWith(UUID doctor) {
        return doctorId.equals(doctor) || previousDoctorId.equals(doctor);
    }
}
