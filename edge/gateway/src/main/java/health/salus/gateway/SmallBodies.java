package health.salus.gateway;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads small JSON bodies before the endpoint is called. An endpoint reads its body on a thread of its own, which begins to
 * wait for what has long arrived: two more changes between threads, a tenth of the server's CPU of a registration.
 */
@Singleton
class SmallBodies {
    private static final int SMALL = 64 * 1024;
    private static final int DIGITS = 5;

    /** How long a body may take from its first byte to its last. */
    private final Duration patience;

    SmallBodies() {
        this(Duration.ofSeconds(60));
    }

    SmallBodies(Duration patience) {
        this.patience = patience;
    }

    void register(@Observes Filters filters) {
        filters.register(this::read, Order.BODY);
    }

    void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        // Over HTTP/2 an endpoint may not find its request at the end.
        if (request.version() == HttpVersion.HTTP_2
                || !isJson(request.getHeader(HttpHeaders.CONTENT_TYPE))
                || !isSmall(request.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            context.next();
            return;
        }
        long late = context.vertx()
                .setTimer(patience.toMillis(), timer -> context.response().reset());
        request.body().onComplete(body -> {
            context.vertx().cancelTimer(late);
            // Without a body there is nobody left who waits for an answer.
            if (body.succeeded()) {
                ((RoutingContextInternal) context).setBody(body.result());
                context.next();
            }
        });
        request.resume();
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.startsWith("application/") && type.contains("json");
    }

    private static boolean isSmall(@Nullable String length) {
        return length != null && length.length() <= DIGITS && Integer.parseInt(length) <= SMALL;
    }
}
