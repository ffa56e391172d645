package health.salus.auth.internal.sessions;

import health.salus.platform.web.Failure;

/** The refresh token is unknown, used, or of a session that has ended. */
final class SessionOver extends Failure.Unauthenticated {
    private static final long serialVersionUID = 1L;

    SessionOver() {
        super("session-over", "The session is over. Sign in again.");
    }
}
