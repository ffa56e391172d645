package health.salus.auth.internal.sessions;

import health.salus.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;

/**
 * Where the web app's refresh token lives: scripts cannot read it and other sites cannot make the browser send it. It only
 * counts together with the header {@code X-Salus-Client: web}, which a form on another site cannot set either.
 */
@ApplicationScoped
class RefreshCookie {
    static final String NAME = "salus_refresh";
    static final String CLIENT_HEADER = "X-Salus-Client";
    static final String WEB = "web";
    private static final String PATH = "/api/v1/auth";

    private final boolean secure;
    private final int maxAgeSeconds;

    RefreshCookie(Settings settings, SessionSettings sessions) {
        this.secure = "https".equals(settings.publicUrl().getScheme());
        this.maxAgeSeconds = (int) sessions.unused().toSeconds();
    }

    NewCookie holding(String refreshToken) {
        return cookie(refreshToken, maxAgeSeconds);
    }

    NewCookie none() {
        return cookie("", 0);
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path(PATH)
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.STRICT)
                .build();
    }
}
