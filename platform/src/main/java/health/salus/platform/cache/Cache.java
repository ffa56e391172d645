package health.salus.platform.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Bounded copies in memory of what is costly to find out. Whoever changes the original drops the copy, by an event or after
 * the commit; a copy that was being made while it was dropped is not kept.
 */
public final class Cache<K, V> {
    private final AsyncCache<K, V> copies;
    private final Counter hits;
    private final Counter misses;

    Cache(String name, Duration timeToLive, long most, MeterRegistry meters) {
        this.copies = Caffeine.newBuilder()
                .expireAfterWrite(timeToLive)
                .maximumSize(most)
                .executor(Runnable::run)
                .buildAsync();
        this.hits = Counter.builder("cache.gets")
                .tags("cache", name, "result", "hit")
                .register(meters);
        this.misses = Counter.builder("cache.gets")
                .tags("cache", name, "result", "miss")
                .register(meters);
    }

    /** The copy, made by {@code loader} on this thread if there is none; others who ask meanwhile wait for it. */
    public V get(K key, Function<? super K, ? extends V> loader) {
        var present = copies.getIfPresent(key);
        if (present == null) {
            var making = new CompletableFuture<V>();
            present = copies.asMap().putIfAbsent(key, making);
            if (present == null) {
                misses.increment();
                return make(key, making, loader);
            }
        }
        hits.increment();
        return value(present);
    }

    /**
     * The copies of several keys; all that are missing are made at once.
     *
     * @param loader makes what is missing; what it knows nothing of is left out and not remembered
     */
    public Map<K, V> getAll(Collection<? extends K> keys, Function<? super List<K>, ? extends Map<K, V>> loader) {
        Map<K, CompletableFuture<V>> found = new LinkedHashMap<>();
        Map<K, CompletableFuture<V>> making = new LinkedHashMap<>();
        keys.forEach(key -> found.put(key, presentOrClaimed(key, making)));
        misses.increment(making.size());
        hits.increment((double) found.size() - making.size());
        if (!making.isEmpty()) {
            make(making, loader);
        }
        Map<K, V> values = new LinkedHashMap<>();
        found.forEach((key, copy) -> {
            V value = value(copy);
            if (value != null) {
                values.put(key, value);
            }
        });
        return values;
    }

    /** The copy there is, else one of our own that nobody else makes meanwhile. */
    private CompletableFuture<V> presentOrClaimed(K key, Map<K, CompletableFuture<V>> making) {
        var present = copies.getIfPresent(key);
        if (present != null) {
            return present;
        }
        var mine = new CompletableFuture<V>();
        var others = copies.asMap().putIfAbsent(key, mine);
        if (others != null) {
            return others;
        }
        making.put(key, mine);
        return mine;
    }

    private void make(Map<K, CompletableFuture<V>> making, Function<? super List<K>, ? extends Map<K, V>> loader) {
        try {
            Map<K, V> made = loader.apply(List.copyOf(making.keySet()));
            making.forEach((key, copy) -> copy.complete(made.get(key)));
        } catch (RuntimeException | Error e) {
            making.values().forEach(copy -> copy.completeExceptionally(e));
            throw e;
        }
    }

    /** A loader that fails leaves no copy, and those who wait fail likewise. */
    private V make(K key, CompletableFuture<V> making, Function<? super K, ? extends V> loader) {
        try {
            V value = loader.apply(key);
            making.complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            making.completeExceptionally(e);
            throw e;
        }
    }

    private static <V> V value(CompletableFuture<V> copy) {
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
        copies.asMap().remove(key);
    }

    /** Drops every copy whose key fits. */
    public void dropIf(Predicate<? super K> fits) {
        copies.asMap().keySet().removeIf(fits);
    }

    public void dropAll() {
        copies.asMap().clear();
    }
}
