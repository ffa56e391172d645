package health.salus.platform.targets;

import health.salus.platform.web.Seldom;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The processes that run one service, asked in turn. One that says nothing, to anybody or to who connects, is left alone for a
 * moment, and for longer each time it happens again, so that nobody waits for it; when all are left alone there is nobody to
 * ask. After that one request tries whether it is there again, while the others go on without it. One that says it is leaving
 * is asked only after the others. One that refuses connections takes nobody's time, so it is not left alone then but asked
 * last of all: it may be back.
 */
public final class Instances {
    private static final Logger LOG = Logger.getLogger(Instances.class);
    private static final Duration FIRST_REST = Duration.ofMillis(250);
    private static final Duration LONGEST_REST = Duration.ofSeconds(4);
    /** As long as the request that tries may wait. */
    private static final Duration TRIAL = Duration.ofSeconds(10);

    private static final Duration SELDOM = Duration.ofMinutes(1);

    private record Rest(Instant until, Duration length, boolean refuses) {}

    private final String setting;
    private final List<URI> all;
    private final Set<URI> spare;
    private final Clock clock;
    private final Seldom complaints = new Seldom(SELDOM);
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<URI, AtomicLong> answers;
    private final ConcurrentHashMap<URI, Rest> resting = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<URI, Instant> leaving = new ConcurrentHashMap<>();

    /**
     * @param setting where the addresses were given
     * @param spare those of them where nobody need be: the place to which a process moves when it is replaced
     */
    Instances(String setting, List<URI> all, Set<URI> spare, Clock clock) {
        this.setting = setting;
        this.all = List.copyOf(all);
        this.spare = Set.copyOf(spare);
        this.clock = clock;
        this.answers =
                this.all.stream().distinct().collect(Collectors.toMap(Function.identity(), each -> new AtomicLong()));
    }

    public List<URI> all() {
        return all;
    }

    /** Whether nobody is missed there. */
    public boolean isSpare(URI instance) {
        return spare.contains(instance);
    }

    /** Those worth asking now, in the order in which to ask them. */
    public List<URI> inTurn() {
        var order = new ArrayList<>(all);
        Collections.rotate(order, -Math.floorMod(turn.getAndIncrement(), all.size()));
        if (resting.isEmpty() && leaving.isEmpty()) {
            return order;
        }
        Instant now = clock.instant();
        var refusing = new ArrayList<URI>();
        order.removeIf(each -> {
            Rest rest = resting.get(each);
            if (rest == null || !now.isBefore(rest.until())) {
                return false;
            }
            if (rest.refuses()) {
                refusing.add(each);
            }
            return true;
        });
        if (!leaving.isEmpty()) {
            leaving.values().removeIf(until -> !now.isBefore(until));
            order.sort(Comparator.comparing(leaving::containsKey));
        }
        if (!order.isEmpty()) {
            resting.computeIfPresent(
                    order.getFirst(), (each, rest) -> new Rest(now.plus(TRIAL), rest.length(), rest.refuses()));
        }
        order.addAll(refusing);
        return order;
    }

    /** How many answers it has given so far: compared with later, this tells whether it has spoken to anybody meanwhile. */
    public long answers(URI instance) {
        return answersOf(instance).get();
    }

    /** It gave an answer. */
    public void reached(URI instance) {
        answersOf(instance).incrementAndGet();
        resting.remove(instance);
    }

    /**
     * It took a request and did not answer in time. One that has answered others meanwhile is only slow at this request.
     *
     * @param answersBefore its answers when the request was sent
     */
    public void silent(URI instance, long answersBefore) {
        if (answers(instance) == answersBefore) {
            rest(instance, false);
        }
    }

    private AtomicLong answersOf(URI instance) {
        return Objects.requireNonNull(answers.get(instance), "not one of these instances");
    }

    /** It answered, and said that it will end soon. */
    public void isLeaving(URI instance) {
        leaving.put(instance, clock.instant().plus(LONGEST_REST));
    }

    /**
     * It could not be connected to.
     *
     * @param why whether it refused at once, or let whoever tried wait
     */
    public void notReached(URI instance, Throwable why) {
        rest(instance, why instanceof ConnectException && !(why instanceof ConnectTimeoutException));
    }

    /** Something answered that is not the service, or refuses us: asked last of all, until somebody has put it right. */
    public void isNotTheService(URI instance, NotTheService what) {
        rest(instance, true);
        String port = instance.getPort() < 0 ? "" : ":" + instance.getPort();
        complaints
                .admit()
                .ifPresent(unsaid -> LOG.errorf("%s, %s%s: %s", setting, instance.getHost(), port, what.cause()));
    }

    private void rest(URI instance, boolean refuses) {
        resting.compute(instance, (each, before) -> {
            Duration length = before == null ? FIRST_REST : before.length().multipliedBy(2);
            Duration bounded = length.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : length;
            return new Rest(clock.instant().plus(bounded), bounded, refuses);
        });
    }
}
