package health.salus.auth.internal.users;

import health.salus.platform.web.Failure;

/** There is no such user. */
public final class UserNotFound extends Failure.NotFound {
    private static final long serialVersionUID = 1L;

    public UserNotFound() {
        super("user");
    }
}
