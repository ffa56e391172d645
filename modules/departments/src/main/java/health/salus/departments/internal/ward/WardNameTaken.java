package health.salus.departments.internal.ward;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;

/** Another ward of the location has this name. */
final class WardNameTaken extends Failure.Conflict {
    private static final long serialVersionUID = 1L;

    WardNameTaken(String name) {
        super(
                "ward-name-taken",
                "Another ward of this location is called " + name + ".",
                new FieldError("/name", "taken", "Another ward of this location has this name."));
    }
}
