package health.salus.auth.internal.invitations;

import java.net.URI;
import java.time.Instant;

/** A link by which somebody chooses their password. What follows {@code #} is not sent to servers, so it is in no log. */
public record Invitation(URI link, Instant expiresAt) {}
