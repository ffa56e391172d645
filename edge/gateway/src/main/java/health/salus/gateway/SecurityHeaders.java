package health.salus.gateway;

import health.salus.platform.settings.Settings;
import health.salus.platform.targets.Addressee;
import health.salus.platform.web.RequestId;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Headers every answer carries: its request id, the build that gave it, and what browsers must not do with it. */
@ApplicationScoped
class SecurityHeaders {
    private final boolean https;
    private final String build;

    SecurityHeaders(Settings settings, Build build) {
        this.https = "https".equals(settings.publicUrl().getScheme());
        this.build = build.name();
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, Order.HEADERS);
    }

    private void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set(RequestId.HEADER, RequestId.of(context));
        headers.set(Addressee.BUILD, build);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        if (https) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (context.normalizedPath().startsWith("/api/")) {
            headers.set("Cache-Control", "no-store");
            headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
        context.next();
    }
}
