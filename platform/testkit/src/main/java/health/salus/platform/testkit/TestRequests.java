package health.salus.platform.testkit;

import health.salus.platform.security.Caller;
import health.salus.platform.security.ClientAddress;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.settings.Settings;
import health.salus.platform.web.Idempotency;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Supplier;

/** POSTs of one person to one address with an {@code Idempotency-Key}, handed to the endpoint without a server. */
public final class TestRequests {
    private final Caller person;
    private final RoutingContext request;

    private TestRequests(Caller person, RoutingContext request) {
        this.person = person;
        this.request = request;
    }

    public static TestRequests of(Caller person, String path, String key) {
        var request = answering(HttpServerRequest.class, Map.of("getHeader", key, "method", HttpMethod.POST));
        return new TestRequests(
                person, answering(RoutingContext.class, Map.of("request", request, "normalizedPath", path)));
    }

    /** What the endpoint asks who is there; knows it while {@link #send} runs. */
    public CurrentCaller caller() {
        return new CurrentCaller(
                answering(CurrentIdentityAssociation.class, Map.of()),
                new CurrentVertxRequest(),
                new ClientAddress(Settings.of(Map.of())));
    }

    public Idempotency idempotency() {
        return new Idempotency(caller(), request);
    }

    /** Sends it, as often as it is called. */
    public Response send(Supplier<Response> endpoint) {
        return CurrentCaller.acting(person, endpoint);
    }

    /** Something that has one answer to each question, whatever its arguments are. */
    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
