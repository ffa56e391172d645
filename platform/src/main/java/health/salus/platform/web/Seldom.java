package health.salus.platform.web;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Lets the same complaint through once in a while, so that a log stays readable when everything fails the same way. */
public final class Seldom {
    private final long pause;
    private final AtomicLong next = new AtomicLong(Long.MIN_VALUE);
    private final AtomicInteger unsaid = new AtomicInteger();

    public Seldom(Duration pause) {
        this.pause = pause.toMillis();
    }

    /** How many complaints were kept back since the last one that was let through; empty if this one is kept back too. */
    public OptionalInt admit() {
        return admit(System.nanoTime() / 1_000_000);
    }

    OptionalInt admit(long millis) {
        long due = next.get();
        if (millis >= due && next.compareAndSet(due, millis + pause)) {
            return OptionalInt.of(unsaid.getAndSet(0));
        }
        unsaid.incrementAndGet();
        return OptionalInt.empty();
    }
}
