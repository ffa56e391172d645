package health.salus.doctors;

import java.util.List;
import java.util.UUID;

/**
 * A doctor, in short.
 *
 * @param specialties codes such as {@code cardiology}
 * @param leaving still active, but takes no new appointments
 */
public record DoctorSummary(
        UUID id,
        String displayName,
        List<String> specialties,
        List<UUID> departmentIds,
        boolean active,
        boolean leaving) {

    /** Whether something may be booked with them. */
    public boolean takesAppointments() {
        return active && !leaving;
    }
}
