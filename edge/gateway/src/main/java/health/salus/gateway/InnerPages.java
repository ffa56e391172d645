package health.salus.gateway;

import health.salus.platform.security.ClientAddress;
import health.salus.platform.settings.Settings;
import health.salus.platform.web.Problems;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Metrics and the description of the interface are for those who run the hospital's computers: in production nobody on the
 * internet learns that they are there.
 */
@Singleton
class InnerPages {
    private static final Pattern INNER = Pattern.compile("/metrics|/openapi\\.json|/docs(/.*)?");

    private final ClientAddress address;
    private final boolean open;

    InnerPages(ClientAddress address, Settings settings) {
        this.address = address;
        this.open = settings.development();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, Order.INNER);
    }

    private void check(RoutingContext context) {
        if (open
                || !INNER.matcher(context.normalizedPath()).matches()
                || ClientAddress.ofTheHouse(address.of(context))) {
            context.next();
        } else {
            Problems.send(context, 404, "not-found", "There is nothing at this address.");
        }
    }
}
