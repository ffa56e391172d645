package health.salus.departments;

import health.salus.platform.events.Event;
import java.util.UUID;

/** A department was opened or changed. */
public record DepartmentChanged(UUID departmentId) implements Event {
    @Override
    public UUID aggregateId() {
        return departmentId;
    }
}
