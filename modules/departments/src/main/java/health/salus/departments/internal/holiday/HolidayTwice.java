package health.salus.departments.internal.holiday;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import java.time.LocalDate;

/** The location is already closed on that day. */
final class HolidayTwice extends Failure.Conflict {
    private static final long serialVersionUID = 1L;

    HolidayTwice(LocalDate date) {
        super(
                "holiday-already-there",
                "The location is already closed on " + date + ".",
                new FieldError("/date", "taken", "The location is already closed on this day."));
    }
}
