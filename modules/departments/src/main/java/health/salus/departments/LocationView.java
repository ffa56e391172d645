package health.salus.departments;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A site of the hospital.
 *
 * @param departmentIds the departments it houses
 * @param zone the IANA time zone in which its opening hours and schedules are meant
 */
public record LocationView(
        UUID id,
        List<UUID> departmentIds,
        String name,
        ZoneId zone,
        Address address,
        @Nullable String phone,
        boolean active,
        long version) {}
