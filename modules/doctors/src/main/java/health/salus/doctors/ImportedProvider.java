package health.salus.doctors;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A provider of another system.
 *
 * @param source which system, such as {@code synthea}
 * @param externalId its id there
 * @param name given name, then family name
 * @param speciality as the other system writes it, such as {@code GENERAL PRACTICE}
 * @param departmentIds departments of this hospital they work in
 */
public record ImportedProvider(
        String source,
        String externalId,
        @Nullable String name,
        @Nullable String speciality,
        List<UUID> departmentIds) {}
