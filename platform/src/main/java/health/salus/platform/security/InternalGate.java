package health.salus.platform.security;

import health.salus.platform.web.Problems;
import health.salus.platform.web.Seldom;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Lets only processes of this installation reach {@code /internal}; to others there is nothing there. One that signs with another
 * secret is told so: it is most likely one of ours with a wrong setting.
 */
@ApplicationScoped
public class InternalGate {
    /** In the answer to a process that has another secret. */
    public static final String REFUSED = "X-Salus-Refused";

    private static final Logger LOG = Logger.getLogger(InternalGate.class);
    private static final Seldom COMPLAINTS = new Seldom(Duration.ofMinutes(1));
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
        String signature = context.request().getHeader(ServiceIdentity.HEADER);
        boolean ours = identity.sender(
                        signature,
                        context.request().method().name(),
                        context.request().path())
                .isPresent();
        if (ours) {
            context.put(OURS, true);
        } else if (signature != null) {
            complainOf(signature, context);
        }
        if (isInternal(path)) {
            if (!ours && signature != null) {
                context.response().putHeader(REFUSED, "true");
                Problems.send(context, 403, "other-secret", "Who asks does not have the secret of this installation.");
                return;
            }
            if (!ours) {
                Problems.send(context, 404, "not-found", "There is nothing at this address.");
                return;
            }
            context.put(PASSED, true);
        }
        context.next();
    }

    private static void complainOf(String signature, RoutingContext context) {
        COMPLAINTS
                .admit()
                .ifPresent(unsaid -> LOG.errorf(
                        "A process at %s that says it is %s is not believed: INTERNAL_SECRET is not the same in both, or their clocks differ by more than a minute (%d more since this was last said)",
                        context.request().remoteAddress().hostAddress(), ServiceIdentity.claimed(signature), unsaid));
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
