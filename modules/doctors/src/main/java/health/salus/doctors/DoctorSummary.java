package health.salus.doctors;

import java.util.List;
import java.util.UUID;

/**
 * A doctor, in short.
 *
 * @param specialties codes such as {@code cardiology}
 */
public record DoctorSummary(
        UUID id, String displayName, List<String> specialties, List<UUID> departmentIds, boolean active) {}
