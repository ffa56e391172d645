package health.salus.gateway;

import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import health.salus.platform.web.SessionPosition;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** Browsers of other sites may call the API only when their site is on the list. */
@ApplicationScoped
class CrossOrigin {
    private final Settings settings;

    CrossOrigin(Settings settings) {
        this.settings = settings;
    }

    void register(@Observes Filters filters) {
        var origins = settings.list(Setting.ALLOWED_ORIGINS);
        if (origins.isEmpty()) {
            return;
        }
        filters.register(
                CorsHandler.create()
                        .addOrigins(origins)
                        .allowedMethods(Set.of(
                                HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE))
                        .allowedHeaders(Set.of(
                                "Authorization",
                                "Content-Type",
                                "If-Match",
                                "Idempotency-Key",
                                SessionPosition.HEADER,
                                "X-Request-ID"))
                        .exposedHeaders(Set.of(
                                "ETag",
                                "Location",
                                "Retry-After",
                                SessionPosition.HEADER,
                                "X-Request-ID",
                                "RateLimit-Limit",
                                "RateLimit-Remaining",
                                "RateLimit-Reset"))
                        .maxAgeSeconds(600),
                Order.CROSS_ORIGIN);
    }
}
