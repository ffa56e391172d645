package health.salus.departments.internal.location;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;

/** A field names a location that does not exist. */
public final class UnknownLocation extends Failure.RuleBroken {
    private static final long serialVersionUID = 1L;

    public UnknownLocation() {
        super(
                "unknown-location",
                "There is no such location.",
                new FieldError("/locationId", "unknown", "There is no such location."));
    }
}
