package health.salus.auth.internal.users;

import health.salus.platform.web.Failure;

/** Nobody could administer the hospital any more. */
final class LastAdministrator extends Failure.Conflict {
    private static final long serialVersionUID = 1L;

    LastAdministrator() {
        super("last-administrator", "This is the last active administrator. Make another one first.");
    }
}
