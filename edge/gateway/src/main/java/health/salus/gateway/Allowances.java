package health.salus.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.salus.platform.redis.Drawer;
import health.salus.platform.redis.Line;
import health.salus.platform.redis.Redis;
import health.salus.platform.security.Secrets;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.bucket4j.redis.lettuce.RedisApi;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What clients may still do: token buckets of this process and, where there is Redis, those that all processes share. What
 * either refuses is refused. So nobody gets more than the allowance from one process whatever happens to Redis, and a client
 * that this process refuses costs Redis nothing.
 */
final class Allowances {
    private static final Logger LOG = Logger.getLogger(Allowances.class);
    private static final int MOST_CLIENTS = 200_000;

    private final Duration window;
    private final Redis redis;
    private final Drawer.Cabinet cabinet;
    private final AsyncProxyManager<Object> everywhere;
    private final Cache<String, Allowance> known;
    private volatile @Nullable Line line;

    /** @param everywhere of the same client in all processes */
    private record Allowance(Bucket here, AsyncBucketProxy everywhere) {}

    Allowances(Duration window, Redis redis, Secrets secrets) {
        this.window = window;
        this.redis = redis;
        this.cabinet = new Drawer.Cabinet(secrets, "limit");
        this.everywhere = new Bucket4jLettuce.LettuceBasedProxyManagerBuilder<>(new Asked())
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(window))
                .build()
                .asAsync();
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST_CLIENTS)
                .expireAfterAccess(window)
                .build();
    }

    /**
     * Takes one from what the client may still do, if there is anything left.
     *
     * @param most what a client may do in a window
     * @return at once while Redis is not there or does not answer
     */
    CompletionStage<ConsumptionProbe> takeOne(String client, long most) {
        Allowance allowance = known.get(client + " of " + most, name -> allowance(name, most));
        ConsumptionProbe here = allowance.here().tryConsumeAndReturnRemaining(1);
        Line open = redis.line().orElse(null);
        if (!here.isConsumed() || open == null) {
            return CompletableFuture.completedFuture(here);
        }
        line = open;
        return allowance.everywhere().tryConsumeAndReturnRemaining(1).handle((there, failure) -> {
            if (failure == null) {
                return stricter(here, there);
            }
            // What Redis does not answer or refuses is told and counted by the line.
            if (!(cause(failure) instanceof RedisException)) {
                LOG.error("A shared limit was not counted", failure);
            }
            return here;
        });
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static ConsumptionProbe stricter(ConsumptionProbe here, ConsumptionProbe there) {
        return there.isConsumed() && there.getRemainingTokens() > here.getRemainingTokens() ? here : there;
    }

    private Allowance allowance(String name, long most) {
        Bandwidth limit =
                Bandwidth.builder().capacity(most).refillGreedy(most, window).build();
        var rules = BucketConfiguration.builder().addLimit(limit).build();
        // Other rules are another bucket, else changed settings would wait for the old ones to be forgotten.
        byte[] label = cabinet.drawer(name + " in " + window).label();
        return new Allowance(
                Bucket.builder().addLimit(limit).build(),
                everywhere
                        .builder()
                        // Requests of one client that come at once are asked for together.
                        .withOptimization(Optimizations.batching())
                        .build(label, () -> CompletableFuture.completedFuture(rules)));
    }

    /**
     * What the buckets ask Redis, over the last line there was: one that is closed by now fails as they expect. Keys are labels;
     * Bucket4j makes arrays of them that are no arrays of bytes.
     */
    private final class Asked implements RedisApi<Object> {
        @Override
        public <V> RedisFuture<V> eval(String script, ScriptOutputType type, Object[] keys, byte[][] values) {
            byte[][] labels = Arrays.copyOf(keys, keys.length, byte[][].class);
            return Objects.requireNonNull(line).send(commands -> commands.eval(script, type, labels, values));
        }

        @Override
        public RedisFuture<byte[]> get(Object key) {
            return Objects.requireNonNull(line).send(commands -> commands.get((byte[]) key));
        }

        @Override
        public RedisFuture<?> delete(Object key) {
            return Objects.requireNonNull(line).send(commands -> commands.del((byte[]) key));
        }
    }
}
