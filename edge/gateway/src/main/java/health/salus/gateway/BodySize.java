package health.salus.gateway;

import health.salus.platform.web.Problems;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Forms are small; only files may be large. What announces more is refused before it is read, the rest while it is read. */
@Singleton
class BodySize {
    private static final long FORM = 1L << 20;
    private static final String FILES = "/api/v1/imports";

    void register(@Observes Filters filters) {
        filters.register(this::check, Order.SIZE);
    }

    private void check(RoutingContext context) {
        if (context.normalizedPath().startsWith(FILES)) {
            context.next();
            return;
        }
        String announced = context.request().getHeader("Content-Length");
        if (announced != null && announced.length() > 7 && !announced.matches("0*\\d{1,7}")
                || announced != null && announced.matches("\\d+") && Long.parseLong(announced) > FORM) {
            context.response().putHeader("Connection", "close");
            Problems.send(context, 413, "too-large", "The body is larger than 1 MB.");
            return;
        }
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, FORM);
        context.next();
    }
}
