package health.salus.platform.security;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the issuer of access tokens tells every process.
 *
 * @param asOf the issuer's time of this answer
 * @param jwks all keys to verify with, as a JWK set (RFC 7517)
 */
public record TokenNews(Instant asOf, String jwks, List<Revocation> revocations) {

    /**
     * Tokens that are not to be believed although they have not expired.
     *
     * @param subject a user or a session
     * @param belowEpoch tokens of this epoch and later are good
     * @param until when the last such token has expired, so that this can be forgotten
     */
    public record Revocation(UUID subject, long belowEpoch, Instant until) {
        public static Revocation ofSession(UUID session, Instant until) {
            return new Revocation(session, Long.MAX_VALUE, until);
        }
    }
}
