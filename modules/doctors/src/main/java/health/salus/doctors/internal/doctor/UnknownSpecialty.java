package health.salus.doctors.internal.doctor;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;

/** A specialty is not in the catalogue. */
final class UnknownSpecialty extends Failure.RuleBroken {
    private static final long serialVersionUID = 1L;

    UnknownSpecialty() {
        super(
                "unknown-specialty",
                "A specialty is not in the catalogue.",
                new FieldError("/specialties", "unknown", "GET /api/v1/specialties lists those there are."));
    }
}
