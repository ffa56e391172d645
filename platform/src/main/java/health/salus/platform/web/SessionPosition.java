package health.salus.platform.web;

import health.salus.platform.data.Databases;
import health.salus.platform.data.OwnWrites;
import health.salus.platform.data.Positions;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a session carry how far it has written: what an answer says in {@code Salus-Position}, the client sends back with what
 * it asks next, through whichever gateway and process. Whoever lies about it sees older data, or only the primary's.
 */
@ApplicationScoped
public class SessionPosition {
    public static final String HEADER = "Salus-Position";

    private static final String KEY = "salus.own-writes";
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    /** Before whatever may ask a database. */
    private static final int EARLY = 890;

    private final CurrentVertxRequest requests;

    SessionPosition(CurrentVertxRequest requests) {
        this.requests = requests;
    }

    void install(@Observes Filters filters, Databases databases) {
        if (databases.haveReplica()) {
            databases.askedBy(this::now);
            filters.register(SessionPosition::begin, EARLY);
        }
    }

    private static void begin(RoutingContext context) {
        var own = READS.contains(context.request().method())
                ? OwnWrites.before(context.request().getHeader(HEADER))
                : OwnWrites.changing();
        context.put(KEY, own);
        context.addHeadersEndHandler(end -> {
            Positions noted = own.noted();
            if (!noted.isEmpty()) {
                context.response().putHeader(HEADER, noted.toString());
            }
        });
        context.next();
    }

    /** What the session of the request that is being answered has written; null where nobody asks. */
    public @Nullable OwnWrites now() {
        RoutingContext request = Arc.container().requestContext().isActive() ? requests.getCurrent() : null;
        return request == null ? null : request.get(KEY);
    }
}
