package health.salus.gateway;

import health.salus.platform.redis.Redis;
import health.salus.platform.security.ClientAddress;
import health.salus.platform.security.InternalGate;
import health.salus.platform.security.Secrets;
import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Problems;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * How many requests one client may make in a window ({@code RATE_LIMIT_MAX}, {@code RATE_LIMIT_WINDOW_MS}). The last
 * twentieth of the allowance is slowed down, each request 500 ms more than the one before and at most 20 s, so that a
 * program in a loop notices before it is refused.
 */
@ApplicationScoped
class RequestLimits {
    private static final int DEVELOPMENT_FACTOR = 100;
    private static final long SLOWER_EACH_MS = 500;
    private static final long SLOWEST_MS = 20_000;
    private static final long FEW = 40;
    /** All people behind one address together. */
    private static final int SITE_FACTOR = 20;

    private final ClientAddress addresses;
    private final long most;
    private final Duration window;
    private final Allowances allowances;

    RequestLimits(Settings settings, ClientAddress addresses, Redis redis, Secrets secrets) {
        this.addresses = addresses;
        this.most = (long) settings.number(Setting.RATE_LIMIT_MAX) * (settings.development() ? DEVELOPMENT_FACTOR : 1);
        this.window = Duration.ofMillis(settings.number(Setting.RATE_LIMIT_WINDOW_MS));
        this.allowances = new Allowances(window, redis, secrets);
    }

    void register(@Observes Filters filters) {
        if (most > 0) {
            filters.register(this::admitAddress, Order.RATE);
            filters.register(this::admitClient, Order.RATE_OF_PERSON);
        }
    }

    private void admitAddress(RoutingContext context) {
        if (!limited(context)) {
            context.next();
            return;
        }
        take(context, "site " + addresses.of(context), most * SITE_FACTOR, probe -> {
            if (probe.isConsumed()) {
                context.next();
            } else {
                Problems.send(context, new Failure.TooMany("Too many requests from this address.", window.toSeconds()));
            }
        });
    }

    /** Goes on where the request is at home, at once if the answer is known at once. */
    private void take(RoutingContext context, String client, long capacity, Consumer<ConsumptionProbe> then) {
        CompletableFuture<ConsumptionProbe> answer =
                allowances.takeOne(client, capacity).toCompletableFuture();
        if (answer.isDone()) {
            then.accept(answer.join());
        } else {
            Context home = context.vertx().getOrCreateContext();
            answer.thenAccept(probe -> home.runOnContext(at -> then.accept(probe)));
        }
    }

    private static boolean limited(RoutingContext context) {
        String path = context.normalizedPath();
        boolean counts = path.startsWith("/api/") || path.equals(Addresses.GRAPHQL);
        // What the GraphQL gateway asks for somebody was let in already when they asked it.
        return counts && !path.endsWith("/health") && !InternalGate.ours(context);
    }

    private void admitClient(RoutingContext context) {
        if (!limited(context)) {
            context.next();
            return;
        }
        take(context, client(context), most, probe -> admit(context, probe));
    }

    private void admit(RoutingContext context, ConsumptionProbe probe) {
        long resetSeconds = Duration.ofNanos(probe.getNanosToWaitForReset()).toSeconds();
        context.response()
                .putHeader("RateLimit-Limit", Long.toString(most))
                .putHeader("RateLimit-Remaining", Long.toString(probe.getRemainingTokens()))
                .putHeader("RateLimit-Reset", Long.toString(resetSeconds));
        if (!probe.isConsumed()) {
            long wait = Math.max(
                    1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
            Problems.send(context, new Failure.TooMany("Too many requests. Wait a little before the next one.", wait));
            return;
        }
        long delay = delay(probe.getRemainingTokens(), most);
        if (delay == 0) {
            context.next();
        } else {
            context.vertx().setTimer(delay, timer -> context.next());
        }
    }

    /** Milliseconds a request waits that leaves {@code remaining} of {@code most}. */
    static long delay(long remaining, long most) {
        long slowed = most < FEW ? 0 : most / 20;
        return remaining >= slowed ? 0 : Math.min(SLOWEST_MS, (slowed - remaining) * SLOWER_EACH_MS);
    }

    /** A clinic shares one address, so people who are signed in are counted one by one. */
    private String client(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? "person " + user.getSecurityIdentity().getPrincipal().getName()
                : "address " + addresses.of(context);
    }
}
