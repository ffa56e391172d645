package health.salus.platform.web;

import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Method;
import org.jboss.logging.Logger;

/** Requests that become WebSockets. */
public final class Upgrades {
    private static final Logger LOG = Logger.getLogger(Upgrades.class);

    private Upgrades() {}

    public static boolean isOne(RoutingContext context) {
        return "websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"));
    }

    /**
     * The end of the process waits for every request whose answer has not ended. That of a WebSocket never ends, so it is
     * taken out of those; Quarkus has no word for it that is public.
     */
    public static void leave(RoutingContext context) {
        try {
            Method done = QuarkusRequestWrapper.class.getDeclaredMethod("done");
            done.setAccessible(true);
            done.invoke(QuarkusRequestWrapper.get(context.request()));
        } catch (ReflectiveOperationException e) {
            LOG.warnf("The end of this process will wait for a WebSocket: %s", e);
        }
    }
}
