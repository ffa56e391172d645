package health.salus.auth.internal.sessions;

import health.salus.platform.web.Failure;
import java.time.Duration;

/** Somebody tries passwords faster than people do. */
final class TooManyAttempts extends Failure.TooMany {
    private static final long serialVersionUID = 1L;

    TooManyAttempts(Duration wait) {
        super("There were too many attempts to sign in. Please wait a moment.", Math.max(1, wait.toSeconds()));
    }
}
