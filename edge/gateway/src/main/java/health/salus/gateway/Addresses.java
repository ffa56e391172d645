package health.salus.gateway;

import health.salus.platform.security.InternalGate;
import health.salus.platform.targets.Addressee;
import health.salus.platform.targets.Module;
import health.salus.platform.targets.Targets;
import health.salus.platform.web.Problems;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides from the address alone who answers: a module that runs here, or a process that the gateway knows of. */
@ApplicationScoped
class Addresses {
    private static final String API = "/api/v1/";
    static final String GRAPHQL = "/graphql";
    private static final String INTERNAL = "/internal/";
    private static final String KEYS = "/.well-known/jwks.json";
    private static final String OLD_AUTH = "/api/auth/";
    private static final Set<HttpMethod> REFUSED = Set.of(HttpMethod.TRACE, HttpMethod.CONNECT);

    private final Targets targets;
    private final Forwarding forwarding;
    private final Map<String, String> moduleOfSegment = new HashMap<>();

    Addresses(@All List<Module> modules, Targets targets, Forwarding forwarding) {
        this.targets = targets;
        this.forwarding = forwarding;
        for (Module module : modules) {
            moduleOfSegment.put(module.name(), module.name());
            module.paths().forEach(path -> moduleOfSegment.put(path, module.name()));
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::address, Order.ADDRESS);
        filters.register(this::target, Order.TARGET);
    }

    private void address(RoutingContext context) {
        String path = context.normalizedPath();
        nothingIsJsonToo(context);
        if (REFUSED.contains(context.request().method())) {
            Problems.send(context, 405, "method-not-allowed", "This method is not used here.");
        } else if (path.startsWith(OLD_AUTH)) {
            String query = context.request().query();
            context.reroute(API + "auth/" + path.substring(OLD_AUTH.length()) + (query == null ? "" : "?" + query));
        } else {
            context.next();
        }
    }

    /** A POST without a body needs no media type, as with curl -X POST. */
    private static void nothingIsJsonToo(RoutingContext context) {
        var headers = context.request().headers();
        boolean empty = !headers.contains("Transfer-Encoding")
                && "0".equals(headers.contains("Content-Length") ? headers.get("Content-Length") : "0");
        if (empty && context.request().method() == HttpMethod.POST && !headers.contains("Content-Type")) {
            headers.set("Content-Type", "application/json");
        }
    }

    private void target(RoutingContext context) {
        String path = context.normalizedPath();
        String module = moduleAt(path);
        if (module == null || targets.include(module)) {
            context.next();
        } else if (!path.startsWith(INTERNAL) && forwarding.takes(context, module)) {
            context.next();
        } else {
            boolean processAsks = Forwarding.cameThroughGateway(context) || InternalGate.ours(context);
            Problems.send(
                    context,
                    processAsks ? Addressee.DOES_NOT_RUN_HERE : 404,
                    "not-found",
                    "The module " + module + " does not run in this process.");
        }
    }

    private @Nullable String moduleAt(String path) {
        if (path.startsWith(API)) {
            return moduleOf(path, API);
        }
        if (path.startsWith(INTERNAL)) {
            return moduleOf(path, INTERNAL);
        }
        return path.equals(GRAPHQL) ? "graphql" : path.startsWith(KEYS) ? "auth" : null;
    }

    private @Nullable String moduleOf(String path, String prefix) {
        int end = path.indexOf('/', prefix.length());
        String segment = end < 0 ? path.substring(prefix.length()) : path.substring(prefix.length(), end);
        int extension = segment.indexOf('.');
        return moduleOfSegment.get(extension < 0 ? segment : segment.substring(0, extension));
    }
}
