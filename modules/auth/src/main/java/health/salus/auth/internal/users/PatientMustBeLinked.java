package health.salus.auth.internal.users;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;

/** Somebody with the role of a patient must be one. */
final class PatientMustBeLinked extends Failure.RuleBroken {
    private static final long serialVersionUID = 1L;

    PatientMustBeLinked() {
        super(
                "patient-must-be-linked",
                "Say which patient this person is.",
                new FieldError("/patientId", "required", "The role patient needs the patient's id."));
    }
}
