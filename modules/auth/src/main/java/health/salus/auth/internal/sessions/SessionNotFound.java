package health.salus.auth.internal.sessions;

import health.salus.platform.web.Failure;

/** There is no such open session of this person. */
final class SessionNotFound extends Failure.NotFound {
    private static final long serialVersionUID = 1L;

    SessionNotFound() {
        super("session");
    }
}
