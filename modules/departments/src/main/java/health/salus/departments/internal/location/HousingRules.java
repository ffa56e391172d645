package health.salus.departments.internal.location;

import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Where rooms and wards may be. */
public final class HousingRules {
    private HousingRules() {}

    /**
     * @throws UnknownLocation when there is no such location
     * @throws DepartmentElsewhere when it does not house the department
     */
    public static void departmentMustBeAtItsLocation(Handle handle, UUID locationId, @Nullable UUID departmentId) {
        var location = LocationRepository.find(handle, locationId).orElseThrow(UnknownLocation::new);
        if (departmentId != null && !location.departmentIds().contains(departmentId)) {
            throw new DepartmentElsewhere();
        }
    }

    public static void mustStayInItsLocation(UUID before, UUID after) {
        if (!before.equals(after)) {
            throw new StaysInItsLocation();
        }
    }
}
