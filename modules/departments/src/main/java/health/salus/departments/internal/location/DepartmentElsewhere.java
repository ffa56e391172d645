package health.salus.departments.internal.location;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;

/** A room or ward is to belong to a department that its location does not house. */
public final class DepartmentElsewhere extends Failure.RuleBroken {
    private static final long serialVersionUID = 1L;

    public DepartmentElsewhere() {
        super(
                "department-elsewhere",
                "The location does not house this department.",
                new FieldError("/departmentId", "elsewhere", "The location does not house this department."));
    }
}
