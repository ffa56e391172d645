package health.salus.patients.internal.registration;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import java.util.UUID;

/** Another patient already has this identifier: they are most likely the same person. */
final class IdentifierTaken extends Failure.Conflict {
    private static final long serialVersionUID = 1L;

    IdentifierTaken(int position, UUID patientId) {
        super(
                "identifier-taken",
                "Another patient already has this identifier.",
                new FieldError("/identifiers/" + position, "taken", "Another patient already has this identifier."));
        with("patientId", patientId);
    }
}
