package health.salus.auth.internal.passwords;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;

/** A new password would be easy to guess. */
public final class PasswordRefused extends Failure.RuleBroken {
    private static final long serialVersionUID = 1L;

    PasswordRefused(String pointer, String code, String detail) {
        super("password-refused", detail, new FieldError(pointer, code, detail));
    }
}
