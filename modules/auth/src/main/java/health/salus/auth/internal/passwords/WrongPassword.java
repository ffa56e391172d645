package health.salus.auth.internal.passwords;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;

/** The present password was not shown. */
final class WrongPassword extends Failure.RuleBroken {
    private static final long serialVersionUID = 1L;

    WrongPassword() {
        super(
                "wrong-password",
                "The present password is not right.",
                new FieldError("/currentPassword", "wrong", "This is not your present password."));
    }
}
