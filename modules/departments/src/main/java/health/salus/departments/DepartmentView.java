package health.salus.departments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A department as others see it. */
public record DepartmentView(
        UUID id, String code, String name, @Nullable String description, boolean active, long version) {}
