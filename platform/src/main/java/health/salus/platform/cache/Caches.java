package health.salus.platform.cache;

import com.fasterxml.jackson.core.type.TypeReference;
import health.salus.platform.redis.Drawer;
import health.salus.platform.redis.Redis;
import health.salus.platform.security.Secrets;
import health.salus.platform.web.Json;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes every cache of the product, so that where copies are kept is decided in one place. */
@ApplicationScoped
public class Caches {
    /** And with them the way to Redis. */
    private static final int BEFORE_ENGINES = 1000;

    private final MeterRegistry meters;
    private final Optional<Sharing> sharing;
    private final List<Cache<?, ?>> all = new CopyOnWriteArrayList<>();

    private final List<Runnable> alsoThen = new CopyOnWriteArrayList<>();

    /** @param version processes of other versions may write what they keep in another form, and so share nothing with this */
    private record Sharing(Redis redis, Epoch epoch, Secrets secrets, String version) {}

    @Inject
    public Caches(
            MeterRegistry meters,
            Redis redis,
            Secrets secrets,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.meters = meters;
        this.sharing = redis.isThere()
                ? Optional.of(new Sharing(redis, epoch(secrets, version), secrets, version))
                : Optional.empty();
    }

    private static Epoch epoch(Secrets secrets, String version) {
        return new Epoch(new Drawer.Cabinet(secrets, "copies").drawer("epoch " + version));
    }

    /** Begins an epoch as soon as there is a connection, and not when somebody first needs a copy: others have made some by then. */
    void listen(@Observes @Priority(BEFORE_ENGINES) StartupEvent event) {
        sharing.ifPresent(each -> each.redis().whenOpened(line -> {
            if (!each.epoch().isBegun(line)) {
                throw new IllegalStateException("Redis keeps nothing");
            }
        }));
    }

    /** Copies in this process alone. */
    public Caches(MeterRegistry meters) {
        this.meters = meters;
        this.sharing = Optional.empty();
    }

    /**
     * Copies that this process keeps for itself.
     *
     * @param name for metrics: the noun of what it holds, in plural
     * @param timeToLive after this time a copy is made anew, also if no event has dropped it
     * @param most how many entries it holds; those used least are left out
     */
    public <K, V> Cache<K, V> cache(String name, Duration timeToLive, long most) {
        return added(new Cache<>(name, timeToLive, most, null, meters));
    }

    /**
     * Copies that all processes share where there is Redis: for what costs more to find out than to ask for there. Keys and
     * copies must be equal after they were written as JSON and read again.
     *
     * @param most how many entries this process holds in its memory
     */
    public <K, V> Cache<K, V> shared(String name, Duration timeToLive, long most, TypeReference<V> type) {
        return added(new Cache<>(name, timeToLive, most, sharedCopies(name, timeToLive, type), meters));
    }

    private <K, V> @Nullable SharedCopies<K, V> sharedCopies(String name, Duration timeToLive, TypeReference<V> type) {
        return sharing.<@Nullable SharedCopies<K, V>>map(each -> new SharedCopies<>(
                        each.redis(),
                        each.epoch(),
                        new Drawer.Cabinet(each.secrets(), "copies:" + name.replace(' ', '-') + ":" + each.version()),
                        Json.MAPPER.constructType(type.getType()),
                        timeToLive))
                .orElse(null);
    }

    private <K, V> Cache<K, V> added(Cache<K, V> cache) {
        all.add(cache);
        return cache;
    }

    /** What else is to happen when this process may have missed what changed. */
    public void whenAllDropped(Runnable action) {
        alsoThen.add(action);
    }

    /** Drops every copy of this process, after it may have missed what changed. */
    public void dropAll() {
        all.forEach(Cache::dropAll);
        alsoThen.forEach(Runnable::run);
    }
}
