package health.salus.gateway;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Leaves it to the endpoints to answer a token that is not believed. They take Quarkus's own handler of such failures away in
 * any case; while it is there, each request, also one with a good token, is first looked up among all endpoints for metrics
 * that we do not use: a tenth of the CPU of a short request.
 */
@Singleton
class FailedAuthentication {
    void register(@Observes Filters filters) {
        filters.register(FailedAuthentication::leave, Order.AUTHENTICATED);
    }

    private static void leave(RoutingContext context) {
        context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        context.next();
    }
}
