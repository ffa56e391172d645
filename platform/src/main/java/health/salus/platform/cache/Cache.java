package health.salus.platform.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Bounded copies in memory of what is costly to find out. Whoever changes the original drops the copy, by an event or after
 * the commit; a copy that was being made while it was dropped is not kept. Behind the copies in memory there may be those that
 * all processes share.
 */
public final class Cache<K, V> {
    private final AsyncCache<K, Copy<V>> copies;
    private final @Nullable SharedCopies<K, V> shared;
    private final Duration timeToLive;
    private final Counter hits;
    private final Counter misses;
    private final Counter sharedHits;

    Cache(String name, Duration timeToLive, long most, @Nullable SharedCopies<K, V> shared, MeterRegistry meters) {
        this.timeToLive = timeToLive;
        this.shared = shared;
        this.copies = Caffeine.newBuilder()
                .expireAfter(Expiry.<K, Copy<V>>writing((key, copy) -> copy.left()))
                .maximumSize(most)
                .executor(Runnable::run)
                .buildAsync();
        this.hits = counter(name, "hit", meters);
        this.misses = counter(name, "miss", meters);
        this.sharedHits = counter(name, "shared", meters);
    }

    private static Counter counter(String name, String result, MeterRegistry meters) {
        return Counter.builder("cache.gets")
                .tags("cache", name, "result", result)
                .register(meters);
    }

    /** The copy, made by {@code loader} on this thread if there is none; others who ask meanwhile wait for it. */
    public V get(K key, Function<? super K, ? extends V> loader) {
        Map<K, CompletableFuture<Copy<V>>> making = new HashMap<>();
        CompletableFuture<Copy<V>> copy = presentOrClaimed(key, making);
        if (making.isEmpty()) {
            hits.increment();
        } else {
            make(making, missing -> Map.of(key, loader.apply(key)));
        }
        return Objects.requireNonNull(value(copy)).value();
    }

    /**
     * The copies of several keys; all that are missing are made at once.
     *
     * @param loader makes what is missing; what it knows nothing of is left out and not remembered
     */
    public Map<K, V> getAll(Collection<? extends K> keys, Function<? super List<K>, ? extends Map<K, V>> loader) {
        Map<K, CompletableFuture<Copy<V>>> found = new LinkedHashMap<>();
        Map<K, CompletableFuture<Copy<V>>> making = new LinkedHashMap<>();
        keys.forEach(key -> found.put(key, presentOrClaimed(key, making)));
        hits.increment((double) found.size() - making.size());
        if (!making.isEmpty()) {
            make(making, loader);
        }
        Map<K, V> values = new LinkedHashMap<>();
        found.forEach((key, copy) -> {
            Copy<V> value = value(copy);
            if (value != null) {
                values.put(key, value.value());
            }
        });
        return values;
    }

    /** The copy in this process's memory, if there is one; none is made, and nobody is asked or waited for. */
    public Optional<V> known(K key) {
        var present = copies.getIfPresent(key);
        return present == null || !present.isDone() || present.isCompletedExceptionally()
                ? Optional.empty()
                : Optional.ofNullable(present.join()).map(Copy::value);
    }

    /** The copy there is, else one of our own that nobody else makes meanwhile. */
    private CompletableFuture<Copy<V>> presentOrClaimed(K key, Map<K, CompletableFuture<Copy<V>>> making) {
        var present = copies.getIfPresent(key);
        if (present != null) {
            return present;
        }
        var mine = new CompletableFuture<Copy<V>>();
        var others = copies.asMap().putIfAbsent(key, mine);
        if (others != null) {
            return others;
        }
        making.put(key, mine);
        return mine;
    }

    /** A loader that fails leaves no copy, and those who wait fail likewise. */
    private void make(
            Map<K, CompletableFuture<Copy<V>>> making, Function<? super List<K>, ? extends Map<K, V>> loader) {
        try {
            if (shared == null) {
                complete(making, Map.of(), load(List.copyOf(making.keySet()), loader));
            } else {
                makeShared(shared, making, loader);
            }
        } catch (RuntimeException | Error e) {
            making.values().forEach(copy -> copy.completeExceptionally(e));
            throw e;
        }
    }

    private void makeShared(
            SharedCopies<K, V> shared,
            Map<K, CompletableFuture<Copy<V>>> making,
            Function<? super List<K>, ? extends Map<K, V>> loader) {
        var taken = shared.take(List.copyOf(making.keySet()));
        sharedHits.increment(taken.copies().size());
        List<K> missing = making.keySet().stream()
                .filter(key -> !taken.copies().containsKey(key))
                .toList();
        Map<K, V> made = missing.isEmpty() ? Map.of() : load(missing, loader);
        complete(making, taken.copies(), made);
        taken.keep(made);
    }

    private Map<K, V> load(List<K> keys, Function<? super List<K>, ? extends Map<K, V>> loader) {
        misses.increment(keys.size());
        return loader.apply(keys);
    }

    private void complete(Map<K, CompletableFuture<Copy<V>>> making, Map<K, Copy<V>> taken, Map<K, V> made) {
        making.forEach((key, copy) -> {
            V value = made.get(key);
            copy.complete(value == null ? taken.get(key) : new Copy<>(value, timeToLive));
        });
    }

    private static <V> @Nullable Copy<V> value(CompletableFuture<Copy<V>> copy) {
        try {
            return copy.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    public void drop(K key) {
        // What is shared first: else it would be fetched again between the two.
        if (shared != null) {
            shared.drop(key);
        }
        copies.asMap().remove(key);
    }

    /** Drops every copy whose key fits; of those that are shared, all, as nobody knows their keys. */
    public void dropIf(Predicate<? super K> fits) {
        if (shared != null) {
            shared.dropAll();
        }
        copies.asMap().keySet().removeIf(fits);
    }

    public void dropAll() {
        if (shared != null) {
            shared.dropAll();
        }
        copies.asMap().clear();
    }
}
