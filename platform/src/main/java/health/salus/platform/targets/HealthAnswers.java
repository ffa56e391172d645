package health.salus.platform.targets;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.web.Json;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code /health}: the process lives. {@code /ready}: it can serve, so its modules run and its databases answer. */
@ApplicationScoped
class HealthAnswers {
    private final Readiness readiness;

    HealthAnswers(Readiness readiness) {
        this.readiness = readiness;
    }

    void routes(@Observes Router router) {
        for (String path : new String[] {"/health", "/api/v1/health"}) {
            router.route(HttpMethod.GET, path).handler(context -> answer(context, readiness.alive()));
        }
        router.route(HttpMethod.GET, "/ready").blockingHandler(context -> answer(context, readiness.now()), false);
    }

    private static void answer(RoutingContext context, ProcessHealth health) {
        try {
            context.response()
                    .setStatusCode(health.healthy() ? 200 : 503)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "no-store")
                    .end(Json.MAPPER.writeValueAsString(health));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The state of the process cannot be written as JSON", e);
        }
    }
}
