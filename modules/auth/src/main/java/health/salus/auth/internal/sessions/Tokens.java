package health.salus.auth.internal.sessions;

import health.salus.auth.internal.users.User;
import java.util.UUID;

/** What somebody gets who has proven who they are. */
record Tokens(String accessToken, String refreshToken, long expiresInSeconds, UUID sessionId, User user) {}
