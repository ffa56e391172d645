package health.salus.departments.internal.holiday;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import java.util.List;

/** Nobody plans that far. */
final class HolidayOutOfRange extends Failure.Malformed {
    private static final long serialVersionUID = 1L;

    HolidayOutOfRange() {
        super(
                "validation",
                "Some fields are not right.",
                List.of(new FieldError("/date", "out-of-range", "must be from 1900 to 2199")));
    }
}
