package health.salus.auth.internal.invitations;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;

/** The link of an invitation was used, replaced, or is too old. */
final class InvitationOver extends Failure.RuleBroken {
    private static final long serialVersionUID = 1L;

    InvitationOver() {
        super(
                "invitation-over",
                "This invitation cannot be used any more. Ask for a new one.",
                new FieldError("/token", "over", "Used, replaced or too old."));
    }
}
