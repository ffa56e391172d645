package health.salus.departments;

import java.util.List;
import java.util.UUID;

/** A ward of a department, where patients stay overnight. */
public record WardView(
        UUID id, UUID locationId, UUID departmentId, String name, List<BedView> beds, boolean active, long version) {

    /** A bed of a ward. */
    public record BedView(UUID id, String name, boolean active) {}
}
