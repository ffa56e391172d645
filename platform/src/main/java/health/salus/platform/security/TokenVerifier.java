package health.salus.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.Clock;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Decides whether an access token is ours and still stands. Checking a signature costs more than a query, so tokens found
 * good are remembered; expiry and revocation are looked at each time.
 */
@ApplicationScoped
public class TokenVerifier {
    private static final int REMEMBERED = 10_000;
    private static final int LONGEST = 8_000;
    private static final int CLOCK_DIFFERENCE_SECONDS = 10;

    /** Headers by which a token would like to choose the key it is checked with. */
    private static final List<String> KEY_SMUGGLERS = List.of("jwk", "jku", "x5u", "x5c", "x5t", "x5t#S256", "crit");

    private final Trust trust;
    private final Clock clock;
    private final Cache<String, CallerIdentity> verified =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public TokenVerifier(Trust trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    /**
     * @throws AuthenticationFailedException when the token is not to be believed; it does not say why
     * @throws IssuerSilent when nobody can say just now
     */
    public CallerIdentity verify(String token) {
        if (token.length() > LONGEST) {
            throw new AuthenticationFailedException();
        }
        CallerIdentity identity = verified.getIfPresent(token);
        if (identity == null) {
            identity = new CallerIdentity(check(token));
            verified.put(token, identity);
        }
        if (!trust.stands(identity.token())) {
            verified.invalidate(token);
            throw new AuthenticationFailedException();
        }
        return identity;
    }

    private AccessToken check(String token) {
        try {
            var consumer = new JwtConsumerBuilder()
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .setAllowedClockSkewInSeconds(CLOCK_DIFFERENCE_SECONDS)
                    .setExpectedType(true, AccessToken.TYPE)
                    .setExpectedIssuer(true, AccessToken.ISSUER)
                    .setExpectedAudience(true, AccessToken.AUDIENCE)
                    .setRequireSubject()
                    .setRequireIssuedAt()
                    .setRequireNotBefore()
                    .setRequireExpirationTime()
                    .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, AccessToken.ALGORITHM))
                    .setVerificationKeyResolver(this::key)
                    .build();
            return AccessToken.of(consumer.processToClaims(token));
        } catch (InvalidJwtException e) {
            throw e.getCause() instanceof KeyNotHeardOf && !trust.isCurrent()
                    ? new IssuerSilent()
                    : new AuthenticationFailedException(e);
        } catch (MalformedClaimException e) {
            throw new AuthenticationFailedException(e);
        }
    }

    private Key key(JsonWebSignature signature, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        for (String header : KEY_SMUGGLERS) {
            if (signature.getHeaders().getObjectHeaderValue(header) != null) {
                throw new UnresolvableKeyException("The header " + header + " is not accepted");
            }
        }
        String id = signature.getKeyIdHeaderValue();
        if (id == null) {
            throw new UnresolvableKeyException("The token does not name its key");
        }
        return trust.key(id).orElseThrow(KeyNotHeardOf::new);
    }

    private static final class KeyNotHeardOf extends UnresolvableKeyException {
        private static final long serialVersionUID = 1L;

        KeyNotHeardOf() {
            super("Not a key of ours");
        }
    }
}
