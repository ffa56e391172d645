package health.salus.auth.internal.setup;

import health.salus.platform.web.Failure;

/** The link is not the one of this installation, or there is an administrator already; it is not said which. */
final class SetUpOver extends Failure.Forbidden {
    private static final long serialVersionUID = 1L;

    SetUpOver() {
        super("set-up-over", "This link does not set up anything any more.");
    }
}
