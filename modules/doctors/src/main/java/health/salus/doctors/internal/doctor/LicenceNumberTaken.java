package health.salus.doctors.internal.doctor;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;

/** Another doctor has this licence number. */
final class LicenceNumberTaken extends Failure.Conflict {
    private static final long serialVersionUID = 1L;

    LicenceNumberTaken() {
        super(
                "licence-number-taken",
                "Another doctor has this licence number.",
                new FieldError("/licenceNumber", "taken", "Another doctor has this licence number."));
    }
}
