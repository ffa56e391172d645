package health.salus.auth.internal;

import health.salus.auth.Auth;
import health.salus.auth.internal.keys.SigningKeys;
import health.salus.auth.internal.sessions.RevocationRepository;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.TokenNews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Auth where it runs. */
@ApplicationScoped
@Typed(LocalAuth.class)
@RunOnVirtualThread
public class LocalAuth implements Auth {
    /** A transaction may commit a little later than the time it wrote, and clocks differ a little. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Database database;
    private final SigningKeys keys;
    private final Clock clock;

    LocalAuth(@Schema("auth") Database database, SigningKeys keys, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public TokenNews tokenNews(@Nullable Instant since) {
        Instant now = clock.instant();
        Instant from = since == null ? Instant.EPOCH : since.minus(OVERLAP);
        var revocations = database.read(handle -> RevocationRepository.since(handle, from, now));
        return new TokenNews(now, keys.jwks(), revocations);
    }
}
