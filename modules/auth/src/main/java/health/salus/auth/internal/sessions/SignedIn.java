package health.salus.auth.internal.sessions;

import health.salus.auth.UserView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to signing in and refreshing.
 *
 * @param refreshToken absent for the web app, which gets it in a cookie it cannot read
 * @param expiresIn life of the access token in seconds
 */
record SignedIn(
        String accessToken,
        @Nullable String refreshToken,
        @Schema(examples = "Bearer") String tokenType,
        @Schema(examples = "900") long expiresIn,
        UserView user) {}
