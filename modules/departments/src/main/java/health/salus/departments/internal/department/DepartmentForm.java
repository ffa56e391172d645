package health.salus.departments.internal.department;

import health.salus.departments.DepartmentView;
import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in to open or change a department.
 *
 * @param active absent means in use
 */
@Schema(name = "DepartmentForm")
record DepartmentForm(
        @Schema(examples = "CARD", description = "Short and unique, case aside.")
        @NotBlank @Size(max = 20) @Pattern(regexp = "[A-Za-z0-9-]*", message = "must be letters A to Z, digits and hyphens") String code,

        @Schema(examples = "Cardiology") @NotBlank @Size(max = 120) @PlainText
        String name,

        @Size(max = 1000) @PlainText(lines = true) @Nullable String description,

        @Nullable Boolean active) {

    DepartmentForm {
        code = Text.orEmpty(code);
        name = Text.orEmpty(name);
        description = Text.tidy(description);
    }

    static DepartmentForm of(DepartmentView department) {
        return new DepartmentForm(department.code(), department.name(), department.description(), department.active());
    }

    DepartmentView department(UUID id, long version) {
        return new DepartmentView(id, code, name, description, !Boolean.FALSE.equals(active), version);
    }
}
