package health.salus.departments.internal.department;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What is filled in to open a department. */
record DepartmentForm(
        @NotBlank @Size(max = 20) @Pattern(regexp = "[A-Za-z0-9-]*") String code,

        @NotBlank @Size(max = 120) String name,
        @Size(max = 1000) @Nullable String description) {}
