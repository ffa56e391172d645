package health.salus.platform.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import health.salus.platform.redis.Drawer;
import health.salus.platform.redis.Line;
import health.salus.platform.redis.Redis;
import health.salus.platform.web.Json;
import io.lettuce.core.ScriptOutputType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The copies of one cache that all processes share in Redis. They are believed by rules that hold whatever happens to Redis
 * and to messages between processes:
 *
 * <ul>
 *   <li>Who finds neither copy nor mark leaves a mark, made up by chance, before reading the original, and its copy is kept
 *       only if that mark is still there. Dropping takes it away.
 *   <li>Every copy and mark belongs to a generation of its cache and an epoch of all caches, made up by chance. Dropping all
 *       begins a generation.
 *   <li>A process that could not bring a drop to Redis begins a generation before it believes a copy again, and on a new
 *       connection an epoch. So each process only depends on what it heard of itself, as with its own memory.
 * </ul>
 */
final class SharedCopies<K, V> {
    private static final Logger LOG = Logger.getLogger(SharedCopies.class);

    /** A copy that takes longer to make is not kept. */
    private static final Duration LONGEST_MAKING = Duration.ofSeconds(10);

    /** Larger ones would hold up everybody who asks Redis something. */
    private static final int LARGEST = 256 * 1024;

    /** Keys: epoch, generation, places. Arguments: something by chance, milliseconds a mark stays. Answers copies and their times. */
    private static final String TAKE = """
            local function present(key)
              local there = redis.call('GET', key)
              if not there then
                there = ARGV[1]
                redis.call('SET', key, there)
              end
              return there
            end
            local time = present(KEYS[1]) .. present(KEYS[2])
            local copy = 'copy' .. time
            local mark = 'mark' .. time
            local found = {}
            for i = 3, #KEYS do
              local there = redis.call('GET', KEYS[i])
              if there and string.sub(there, 1, #copy) == copy then
                found[#found + 1] = string.sub(there, #copy + 1)
                found[#found + 1] = redis.call('PTTL', KEYS[i])
              else
                if not there or string.sub(there, 1, #mark) ~= mark then
                  redis.call('SET', KEYS[i], mark .. ARGV[1], 'PX', ARGV[2])
                end
                found[#found + 1] = false
                found[#found + 1] = 0
              end
            end
            return found""";

    /** Keys: epoch, generation, places. Arguments: what the marks were made of, milliseconds a copy stays, the copies. */
    private static final String KEEP = """
            local epoch = redis.call('GET', KEYS[1])
            local generation = redis.call('GET', KEYS[2])
            if not epoch or not generation then
              return 0
            end
            local kept = 0
            for i = 3, #KEYS do
              if redis.call('GET', KEYS[i]) == 'mark' .. epoch .. generation .. ARGV[1] then
                redis.call('SET', KEYS[i], 'copy' .. epoch .. generation .. ARGV[i], 'PX', ARGV[2])
                kept = kept + 1
              end
            end
            return kept""";

    private final Redis redis;
    private final Drawer.Cabinet cabinet;
    private final Epoch epoch;
    private final Drawer generation;
    private final JavaType type;
    private final Duration timeToLive;
    private final AtomicLong missedDrops = new AtomicLong();
    /** How many drops had been missed when this process last began a generation. */
    private volatile long leftBehind;

    SharedCopies(Redis redis, Epoch epoch, Drawer.Cabinet cabinet, JavaType type, Duration timeToLive) {
        this.redis = redis;
        this.epoch = epoch;
        this.cabinet = cabinet;
        this.generation = cabinet.drawer("generation");
        this.type = type;
        this.timeToLive = timeToLive;
    }

    /** The copies there are of these keys, and the permission to keep those of the others once they are made. */
    Taken take(List<K> keys) {
        return believedLine().map(line -> take(line, keys)).orElseGet(() -> new Taken(Map.of(), null, new byte[0]));
    }

    private Taken take(Line line, List<K> keys) {
        List<Drawer> drawers = keys.stream().map(this::drawer).toList();
        byte[] chance = Epoch.chance();
        Optional<List<Object>> found = line.answer(commands -> commands.eval(
                TAKE, ScriptOutputType.MULTI, labels(drawers), chance, number(LONGEST_MAKING.toMillis())));
        if (found.isEmpty()) {
            return new Taken(Map.of(), null, chance);
        }
        Map<K, Copy<V>> copies = new HashMap<>();
        for (int i = 0; i < drawers.size(); i++) {
            if (found.get().get(2 * i) instanceof byte[] locked) {
                long millis = (Long) found.get().get(2 * i + 1);
                V value = open(drawers.get(i), locked);
                if (value != null && millis > 0) {
                    copies.put(keys.get(i), new Copy<>(value, Duration.ofMillis(millis)));
                }
            }
        }
        return new Taken(copies, line, chance);
    }

    /** What was found, and what may be kept. */
    final class Taken {
        private final Map<K, Copy<V>> copies;
        private final @Nullable Line line;
        private final byte[] chance;

        private Taken(Map<K, Copy<V>> copies, @Nullable Line line, byte[] chance) {
            this.copies = copies;
            this.line = line;
            this.chance = chance;
        }

        Map<K, Copy<V>> copies() {
            return copies;
        }

        /** Keeps what was made, unless it was dropped meanwhile. Nobody waits for it. */
        void keep(Map<K, V> made) {
            if (line == null) {
                return;
            }
            List<Drawer> drawers = new ArrayList<>();
            List<byte[]> arguments = new ArrayList<>(List.of(chance, number(timeToLive.toMillis())));
            made.forEach((key, value) -> {
                byte[] written = written(value);
                if (written.length <= LARGEST) {
                    Drawer drawer = drawer(key);
                    drawers.add(drawer);
                    arguments.add(drawer.lock(written));
                }
            });
            if (!drawers.isEmpty()) {
                var _ = line.ask(commands -> commands.eval(
                        KEEP, ScriptOutputType.INTEGER, labels(drawers), arguments.toArray(new byte[0][])));
            }
        }
    }

    /** When this returns, no copy made before is believed any more by this process, nor by others if Redis answers. */
    void drop(K key) {
        byte[] label = drawer(key).label();
        if (redis.line()
                .flatMap(line -> line.answer(commands -> commands.unlink(label)))
                .isEmpty()) {
            missedDrops.incrementAndGet();
        }
    }

    /** As {@link #drop}, for every key. */
    void dropAll() {
        // If Redis does not answer now, this makes the next who asks do it.
        missedDrops.incrementAndGet();
        believedLine();
    }

    /** The line to Redis, once everything in it that this process may have missed the drop of is left behind. */
    private Optional<Line> believedLine() {
        return redis.line().filter(line -> epoch.isBegun(line) && isBegun(line));
    }

    private boolean isBegun(Line line) {
        long missed = missedDrops.get();
        if (missed != leftBehind
                && line.answer(commands -> commands.set(generation.label(), Epoch.chance()))
                        .isPresent()) {
            leftBehind = missed;
        }
        return missed == leftBehind;
    }

    private byte[][] labels(List<Drawer> drawers) {
        byte[][] labels = new byte[drawers.size() + 2][];
        labels[0] = epoch.label();
        labels[1] = generation.label();
        for (int i = 0; i < drawers.size(); i++) {
            labels[i + 2] = drawers.get(i).label();
        }
        return labels;
    }

    private Drawer drawer(K key) {
        return cabinet.drawer("key " + new String(written(key), StandardCharsets.UTF_8));
    }

    /** Null for what this process cannot read: it then makes a copy of its own. */
    private @Nullable V open(Drawer drawer, byte[] locked) {
        try {
            return Json.MAPPER.readValue(drawer.unlock(locked), type);
        } catch (GeneralSecurityException | IOException e) {
            LOG.debugf(e, "A shared copy of %s cannot be read", type);
            return null;
        }
    }

    private static byte[] written(Object value) {
        try {
            return Json.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as JSON: " + value.getClass(), e);
        }
    }

    private static byte[] number(long value) {
        return Long.toString(value).getBytes(StandardCharsets.US_ASCII);
    }
}
