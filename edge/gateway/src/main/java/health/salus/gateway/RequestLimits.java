package health.salus.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.salus.platform.security.ClientAddress;
import health.salus.platform.security.InternalGate;
import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Problems;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

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
    private final Cache<String, Bucket> buckets;

    RequestLimits(Settings settings, ClientAddress addresses) {
        this.addresses = addresses;
        this.most = (long) settings.number(Setting.RATE_LIMIT_MAX) * (settings.development() ? DEVELOPMENT_FACTOR : 1);
        this.window = Duration.ofMillis(settings.number(Setting.RATE_LIMIT_WINDOW_MS));
        this.buckets = Caffeine.newBuilder()
                .maximumSize(200_000)
                .expireAfterAccess(window)
                .build();
    }

    void register(@Observes Filters filters) {
        if (most > 0) {
            filters.register(this::admitAddress, Order.RATE);
            filters.register(this::admitClient, Order.RATE_OF_PERSON);
        }
    }

    private void admitAddress(RoutingContext context) {
        if (limited(context)
                && !bucket("site " + addresses.of(context), most * SITE_FACTOR).tryConsume(1)) {
            Problems.send(context, new Failure.TooMany("Too many requests from this address.", window.toSeconds()));
        } else {
            context.next();
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
        ConsumptionProbe probe = bucket(client(context), most).tryConsumeAndReturnRemaining(1);
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

    private Bucket bucket(String client, long capacity) {
        return buckets.get(
                client,
                key -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(capacity)
                                .refillGreedy(capacity, window)
                                .build())
                        .build());
    }

    /** A clinic shares one address, so people who are signed in are counted one by one. */
    private String client(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? "person " + user.getSecurityIdentity().getPrincipal().getName()
                : "address " + addresses.of(context);
    }
}
