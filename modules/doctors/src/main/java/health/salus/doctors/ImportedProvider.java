package health.salus.doctors;

import java.util.List;
import java.util.UUID;

/**
 * A provider of another system.
 *
 * @param name given name, then family name
 * @param speciality as the other system writes it, such as {@code GENERAL PRACTICE}
 * @param departmentIds departments of this hospital they work in
 */
public record ImportedProvider(String externalId, String name, String speciality, List<UUID> departmentIds) {}
