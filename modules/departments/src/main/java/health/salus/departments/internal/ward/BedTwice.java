package health.salus.departments.internal.ward;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;

/** Two beds of a ward have the same name, or a bed's id is that of another bed. */
final class BedTwice extends Failure.Conflict {
    private static final long serialVersionUID = 1L;

    BedTwice() {
        super(
                "bed-twice",
                "Each bed has a name and an id of its own.",
                new FieldError("/beds", "taken", "Each bed has a name and an id of its own."));
    }
}
