package health.salus.departments.internal.department;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;

/** Another department has this code. */
final class DepartmentCodeTaken extends Failure.Conflict {
    private static final long serialVersionUID = 1L;

    DepartmentCodeTaken(String code) {
        super(
                "department-code-taken",
                "Another department has the code " + code + ".",
                new FieldError("/code", "taken", "Another department has this code."));
    }
}
