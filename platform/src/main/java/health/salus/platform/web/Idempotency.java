package health.salus.platform.web;

import health.salus.platform.data.Database;
import health.salus.platform.security.Caller;
import health.salus.platform.security.CurrentCaller;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a POST safe to repeat: the same caller, {@code Idempotency-Key} and request get the same answer again and there is
 * one effect, however often and however many at once it is sent. An endpoint needs one statement:
 *
 * <pre>{@code
 * return idempotency.once(database, form, Patient.class,
 *         () -> register.run(caller.get(), form),
 *         patient -> Version.created("/api/v1/patients/" + patient.id(), patient, patient.version()));
 * }</pre>
 *
 * <p>The answer is made and kept inside the transaction that has the effect, so there is never one without the other: it is
 * the {@link Database#write} somewhere in the work that returns the named type. Such a request must have just one. Of
 * requests sent at once one gets to store its answer; the others are rolled back, or fail because of its effect, and are
 * then given the same answer. Only successes are kept. Without the header everything happens the same way and nothing is kept.
 */
@ApplicationScoped
public class Idempotency {
    public static final String HEADER = "Idempotency-Key";

    private final CurrentCaller caller;
    private final RoutingContext context;

    public Idempotency(CurrentCaller caller, RoutingContext context) {
        this.caller = caller;
        this.context = context;
    }

    /**
     * @param body what was sent, as it was read
     * @param result what the transaction with the effect returns
     * @param work carries the request out; may call other modules outside its transactions
     * @param answer makes the answer, inside the transaction: it must not call other modules
     * @throws KeyReused when the key was used for another request
     */
    public <T> Response once(
            Database database, Object body, Class<T> result, Supplier<?> work, Function<T, Response> answer) {
        return once(request(body), database, result, work, answer);
    }

    /** Strangers have no keys: one could get the answer meant for another. */
    private @Nullable KeyedRequest request(Object body) {
        String key = context.request().getHeader(HEADER);
        var user = key == null ? null : caller.known().map(Caller::userId).orElse(null);
        return user == null
                ? null
                : KeyedRequest.of(user, key, context.request().method().name(), context.normalizedPath(), body);
    }

    static <T> Response once(
            @Nullable KeyedRequest request,
            Database database,
            Class<T> result,
            Supplier<?> work,
            Function<T, Response> answer) {
        var kept = new KeptAnswers(database);
        var effect = new OneEffect<>(result, answer, kept, request);
        if (request == null) {
            effect.during(work);
            return effect.answer().response();
        }
        var given = kept.find(request);
        if (given.isPresent()) {
            return given.get().response();
        }
        try {
            effect.during(work);
            return effect.answer().response();
        } catch (RuntimeException e) {
            // It may have failed only because the same request, sent at the same time, has succeeded.
            return kept.find(request).orElseThrow(() -> e).response();
        }
    }
}
