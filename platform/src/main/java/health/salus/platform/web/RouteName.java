package health.salus.platform.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Notes the template of the address ({@code /api/v1/patients/{id}}), so that metrics and logs never hold an id. */
@Provider
public class RouteName implements ContainerRequestFilter {
    private static final String KEY = "salus.route";
    private final Map<Method, String> names = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Inject
    RoutingContext context;

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method != null) {
            context.put(KEY, names.computeIfAbsent(method, RouteName::template));
        }
    }

    /** The template, or a word for requests no endpoint took. */
    public static String of(RoutingContext context) {
        String known = context.get(KEY);
        if (known != null) {
            return known;
        }
        return context.normalizedPath().startsWith("/api/") ? "unmatched" : "web";
    }

    private static String template(Method method) {
        var type = method.getDeclaringClass().getAnnotation(Path.class);
        var own = method.getAnnotation(Path.class);
        String path = (type == null ? "" : type.value()) + (own == null ? "" : "/" + own.value());
        return path.replaceAll("/{2,}", "/").replaceAll("\\{(\\w+)[^}]*}", "{$1}");
    }
}
