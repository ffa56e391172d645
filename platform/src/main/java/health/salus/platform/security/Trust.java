package health.salus.platform.security;

import health.salus.platform.security.TokenNews.Revocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** What this process believes: the issuer's keys, less what was revoked. */
@ApplicationScoped
public class Trust {
    private final Clock clock;
    private final Map<UUID, Revocation> revoked = new ConcurrentHashMap<>();
    private volatile Map<String, Key> keys = Map.of();
    private volatile boolean current;

    public Trust(Clock clock) {
        this.clock = clock;
    }

    /** Adds what the issuer says. Keys it does not name any more are forgotten; what was revoked stays revoked. */
    public void learn(TokenNews news) {
        try {
            keys = new JsonWebKeySet(news.jwks())
                    .getJsonWebKeys().stream().collect(Collectors.toMap(JsonWebKey::getKeyId, JsonWebKey::getKey));
        } catch (JoseException e) {
            throw new IllegalStateException("The issuer's keys cannot be read", e);
        }
        news.revocations().forEach(this::revoke);
        current = true;
        Instant now = clock.instant();
        revoked.values().removeIf(revocation -> revocation.until().isBefore(now));
    }

    /** The issuer does not answer: what this process does not know, it may just not have heard yet. */
    void hearsNothing() {
        current = false;
    }

    /** Whether the issuer has answered when it was last asked. */
    boolean isCurrent() {
        return current;
    }

    /** Takes effect in this process at once; {@link Revocations} also tells the others. */
    public void revoke(Revocation revocation) {
        revoked.merge(revocation.subject(), revocation, (a, b) -> a.belowEpoch() >= b.belowEpoch() ? a : b);
    }

    Optional<Key> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** Whether a token whose signature was checked is to be believed now. */
    boolean stands(AccessToken token) {
        return clock.instant().isBefore(token.expiresAt())
                && !isRevoked(token.caller().sessionId(), token.epoch())
                && !isRevoked(token.caller().userId(), token.epoch());
    }

    private boolean isRevoked(UUID subject, long epoch) {
        Revocation revocation = revoked.get(subject);
        return revocation != null && epoch < revocation.belowEpoch();
    }
}
