package health.salus.auth.internal.sessions;

import java.time.Duration;

/**
 * How long things last.
 *
 * @param accessToken an access token, and so the longest time somebody with a stolen one has
 * @param unused a session nobody uses
 * @param atMost a session however often it is used
 */
public record SessionSettings(Duration accessToken, Duration unused, Duration atMost) {}
