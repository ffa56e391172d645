package health.salus.departments.internal.location;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;

/** A room or ward is to be moved to another location, which walls do not do. */
public final class StaysInItsLocation extends Failure.RuleBroken {
    private static final long serialVersionUID = 1L;

    public StaysInItsLocation() {
        super(
                "stays-in-its-location",
                "It stays in its location. Add another one there instead.",
                new FieldError("/locationId", "fixed", "It stays in its location."));
    }
}
