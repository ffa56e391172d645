package health.salus.platform.targets;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.data.Databases;
import health.salus.platform.web.Json;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code /health}: the process lives. {@code /ready}: it can serve, so its modules run and its databases answer. */
@ApplicationScoped
class HealthAnswers {
    private final Modules modules;
    private final Targets targets;
    private final Databases databases;
    private final Clock clock;
    private final String version;

    HealthAnswers(
            Modules modules,
            Targets targets,
            Databases databases,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.modules = modules;
        this.targets = targets;
        this.databases = databases;
        this.clock = clock;
        this.version = version;
    }

    void routes(@Observes Router router) {
        for (String path : new String[] {"/health", "/api/v1/health"}) {
            router.route(HttpMethod.GET, path).handler(context -> answer(context, true, Map.of()));
        }
        router.route(HttpMethod.GET, "/ready").blockingHandler(this::ready, false);
    }

    private void ready(RoutingContext context) {
        Map<String, String> checks = new LinkedHashMap<>();
        checks.put("modules", modules.ready() ? "up" : "starting or stopping");
        boolean databaseUp = modules.share().modules().stream()
                .allMatch(module -> databases.of(module).answers());
        checks.put("database", databaseUp ? "up" : "down");
        modules.engines().forEach(engine -> checks.putAll(engine.checks()));
        answer(context, modules.ready() && databaseUp, checks);
    }

    private void answer(RoutingContext context, boolean healthy, Map<String, String> checks) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", healthy ? "healthy" : "unhealthy");
        body.put("timestamp", clock.instant());
        body.put(
                "service",
                targets.names().size() == 1 ? targets.names().iterator().next() : "salus");
        body.put("version", version);
        body.put("checks", checks);
        try {
            context.response()
                    .setStatusCode(healthy ? 200 : 503)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "no-store")
                    .end(Json.MAPPER.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The state of the process cannot be written as JSON", e);
        }
    }
}
