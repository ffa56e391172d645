package health.salus.auth.internal.sessions;

import health.salus.platform.web.Failure;

/** E-mail and password do not belong together; it is not said which is wrong. */
final class InvalidCredentials extends Failure.Unauthenticated {
    private static final long serialVersionUID = 1L;

    InvalidCredentials() {
        super("invalid-credentials", "E-mail or password is not right.");
    }
}
