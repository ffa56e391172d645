package health.salus.departments.internal.department;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;

/** A field names a department that does not exist. */
public final class UnknownDepartment extends Failure.RuleBroken {
    private static final long serialVersionUID = 1L;

    public UnknownDepartment(String pointer) {
        super(
                "unknown-department",
                "There is no such department.",
                new FieldError(pointer, "unknown", "There is no such department."));
    }
}
