package health.salus.platform.targets;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The processes that run one service, asked in turn. One that could not be reached is left alone for a moment, and for longer
 * each time it happens again, so that nobody waits for it; when all are left alone there is nobody to ask.
 */
public final class Instances {
    private static final Duration FIRST_REST = Duration.ofMillis(250);
    private static final Duration LONGEST_REST = Duration.ofSeconds(4);

    private record Rest(Instant until, Duration length) {}

    private final List<URI> all;
    private final Clock clock;
    private final AtomicInteger turn = new AtomicInteger();
    private final ConcurrentHashMap<URI, Rest> resting = new ConcurrentHashMap<>();

    Instances(List<URI> all, Clock clock) {
        this.all = List.copyOf(all);
        this.clock = clock;
    }

    public List<URI> all() {
        return all;
    }

    /** Those worth asking now, in the order in which to ask them. */
    public List<URI> inTurn() {
        var order = new ArrayList<>(all);
        Collections.rotate(order, -Math.floorMod(turn.getAndIncrement(), all.size()));
        Instant now = clock.instant();
        order.removeIf(each -> {
            Rest rest = resting.get(each);
            return rest != null && now.isBefore(rest.until());
        });
        return order;
    }

    public void reached(URI instance) {
        resting.remove(instance);
    }

    public void notReached(URI instance) {
        resting.compute(instance, (each, before) -> {
            Duration length = before == null ? FIRST_REST : before.length().multipliedBy(2);
            Duration bounded = length.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : length;
            return new Rest(clock.instant().plus(bounded), bounded);
        });
    }
}
