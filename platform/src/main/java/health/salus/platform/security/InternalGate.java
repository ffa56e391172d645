package health.salus.platform.security;

import health.salus.platform.web.Problems;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets only processes of this installation reach {@code /internal}; to others there is nothing there. */
@ApplicationScoped
public class InternalGate {
    private static final String PASSED = "salus.internal";
    private static final String OURS = "salus.ours";
    private static final int BEFORE_EVERYTHING = 900;

    private final ServiceIdentity identity;

    InternalGate(ServiceIdentity identity) {
        this.identity = identity;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING);
    }

    private void check(RoutingContext context) {
        String path = context.normalizedPath();
        // Path parameters would let /internal;x slip past a comparison of segments; no address here has any.
        if (path.indexOf(';') >= 0) {
            Problems.send(context, 404, "not-found", "There is nothing at this address.");
            return;
        }
        boolean ours = identity.sender(
                        context.request().getHeader(ServiceIdentity.HEADER),
                        context.request().method().name(),
                        context.request().path())
                .isPresent();
        if (ours) {
            context.put(OURS, true);
        }
        if (isInternal(path)) {
            if (!ours) {
                Problems.send(context, 404, "not-found", "There is nothing at this address.");
                return;
            }
            context.put(PASSED, true);
        }
        context.next();
    }

    /**
     * Whether this request came from a process of this installation, wherever it goes. Outside {@code /internal} it says
     * where the person is, but has no rights of its own.
     */
    public static boolean ours(RoutingContext context) {
        return Boolean.TRUE.equals(context.get(OURS));
    }

    /** Whether this request passed the gate: one process of this installation asks another. */
    static boolean passed(RoutingContext context) {
        return Boolean.TRUE.equals(context.get(PASSED));
    }

    private static boolean isInternal(String path) {
        return path.equals("/internal") || path.startsWith("/internal/");
    }
}
