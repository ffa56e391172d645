package health.salus.auth.internal;

import health.salus.auth.Auth;
import health.salus.platform.security.TokenIssuer;
import health.salus.platform.security.TokenNews;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells the platform of this process what auth says, wherever auth runs. */
@ApplicationScoped
class AuthTokenIssuer implements TokenIssuer {
    private final Auth auth;

    AuthTokenIssuer(Auth auth) {
        this.auth = auth;
    }

    @Override
    public TokenNews news(@Nullable Instant since) {
        return auth.tokenNews(since);
    }
}
