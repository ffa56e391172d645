package health.salus.doctors.internal.doctor;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;

/** A doctor is to work in a department that does not exist. */
final class UnknownDepartment extends Failure.RuleBroken {
    private static final long serialVersionUID = 1L;

    UnknownDepartment() {
        super(
                "unknown-department",
                "There is no such department.",
                new FieldError("/departmentIds", "unknown", "There is no such department."));
    }
}
