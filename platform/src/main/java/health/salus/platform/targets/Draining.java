package health.salus.platform.targets;

import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import io.netty.channel.Channel;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time between being told to end and refusing requests: this process still answers, and with each answer asks not to be
 * asked again. Whoever sends it requests closes the connection and turns to another process, so that none is lost. Shortly
 * before the end it takes no new connections: who is refused one has sent nothing yet and tries another process, whereas the
 * container would answer 503 to what it still reads.
 */
@ApplicationScoped
public class Draining {
    /** For our own processes, beside {@code Connection: close}. */
    public static final String HEADER = "X-Salus-Leaving";

    private static final int BEFORE_EVERYTHING = 510;
    private static final Duration WITHOUT_NEW_CONNECTIONS = Duration.ofMillis(300);

    private final Vertx vertx;
    private final Duration delay;
    private volatile @Nullable Channel listening;
    private volatile boolean begun;

    Draining(Vertx vertx, Settings settings) {
        this.vertx = vertx;
        this.delay = settings.duration(Setting.SHUTDOWN_DELAY);
    }

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        begun = true;
        Duration open = delay.minus(WITHOUT_NEW_CONNECTIONS);
        if (open.isPositive()) {
            vertx.setTimer(open.toMillis(), timer -> stopListening());
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::announce, BEFORE_EVERYTHING);
    }

    /** Whether this process will end soon. */
    boolean begun() {
        return begun;
    }

    private void announce(RoutingContext context) {
        if (listening == null) {
            listening = listenerOf(context.request().connection());
        }
        if (begun) {
            context.response()
                    .headers()
                    .set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .set(HEADER, "true");
        }
        context.next();
    }

    /** What the container listens with is known to the connections it has accepted only. */
    private static @Nullable Channel listenerOf(HttpConnection connection) {
        return connection instanceof ConnectionBase accepted
                ? accepted.channel().parent()
                : null;
    }

    private void stopListening() {
        Channel open = listening;
        if (open != null) {
            open.close();
        }
    }
}
