package health.salus.platform.security;

import health.salus.platform.web.Failure;
import health.salus.platform.web.RequestId;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who is asking now: the person of the request being answered, or the system where it works by itself. */
@ApplicationScoped
public class CurrentCaller {
    private static final ScopedValue<Caller> ACTING = ScopedValue.newInstance();

    private static final String AUTHORIZATION = "Authorization";

    private final CurrentIdentityAssociation identities;
    private final CurrentVertxRequest requests;
    private final ClientAddress addresses;

    public CurrentCaller(CurrentIdentityAssociation identities, CurrentVertxRequest requests, ClientAddress addresses) {
        this.identities = identities;
        this.requests = requests;
        this.addresses = addresses;
    }

    /** Does work on behalf of somebody outside a request. */
    public static <T> T acting(Caller caller, Supplier<T> work) {
        return ScopedValue.where(ACTING, caller).call(work::get);
    }

    /** Does what the system does by itself. */
    public static void asSystem(String what, Runnable work) {
        ScopedValue.where(ACTING, Caller.system(what)).run(work);
    }

    /** @throws Failure.Unauthenticated when nobody known is asking */
    public Caller get() {
        return known().orElseThrow(() -> new Failure.Unauthenticated("unauthenticated", "Sign in first."));
    }

    /** As {@link #get}, for what also answers strangers. */
    public Optional<Caller> known() {
        if (ACTING.isBound()) {
            return Optional.of(ACTING.get());
        }
        RoutingContext request = request();
        if (request == null) {
            return Optional.empty();
        }
        if (identities.getIdentity() instanceof CallerIdentity identity) {
            return Optional.of(identity.token().caller().at(origin(request)));
        }
        // A process of ours without a person's token is at work by itself.
        return InternalGate.passed(request)
                ? Optional.of(Caller.system("service").at(origin(request)))
                : Optional.empty();
    }

    /** Where the request comes from, whoever sent it. */
    public Origin origin() {
        if (ACTING.isBound()) {
            return ACTING.get().origin();
        }
        RoutingContext request = request();
        return request == null ? Origin.inside() : origin(request);
    }

    /** The headers by which another process of this installation recognises the same caller. */
    public Map<String, String> introduction() {
        var headers = new HashMap<String, String>();
        Origin origin = origin();
        headers.put(RequestId.HEADER, origin.requestId());
        headers.put(ClientAddress.ADDRESS_HEADER, origin.ipAddress());
        if (origin.userAgent() != null) {
            headers.put(ClientAddress.USER_AGENT_HEADER, origin.userAgent());
        }
        RoutingContext request = ACTING.isBound() ? null : request();
        String token = request == null ? null : request.request().getHeader(AUTHORIZATION);
        if (token != null) {
            headers.put(AUTHORIZATION, token);
        }
        return headers;
    }

    private Origin origin(RoutingContext request) {
        return new Origin(RequestId.of(request), addresses.of(request), ClientAddress.userAgent(request));
    }

    private @Nullable RoutingContext request() {
        return Arc.container().requestContext().isActive() ? requests.getCurrent() : null;
    }
}
