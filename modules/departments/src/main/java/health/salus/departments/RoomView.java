package health.salus.departments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A room of a location.
 *
 * @param departmentId whose room it is; null when it is shared
 * @param capacity how many patients fit in at one time
 */
public record RoomView(
        UUID id,
        UUID locationId,
        @Nullable UUID departmentId,
        String name,
        RoomKind kind,
        int capacity,
        boolean active,
        long version) {}
