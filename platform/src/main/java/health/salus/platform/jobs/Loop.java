package health.salus.platform.jobs;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Repeats a piece of work on a thread of its own: at once when woken, and now and then to be sure. A platform thread,
 * because there are few loops and all they do is talk to the database: each round trip costs half as much on one.
 */
public final class Loop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final long STOP_MILLIS = 5_000;

    /**
     * A lone wake-up is answered at once; of many, each run answers those that have gathered in this time. An event shall
     * arrive within 100 ms also under load.
     */
    private static final long GATHER_NANOS = 15_000_000;

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private final boolean later;
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;

    private Loop(String name, Duration pause, Runnable work, boolean later) {
        this.name = name;
        this.pause = pause;
        this.work = work;
        this.later = later;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** @param pause longest time between two runs while nobody wakes it */
    public static Loop start(String name, Duration pause, Runnable work) {
        return start(new Loop(name, pause, work, false));
    }

    /** For work a start need not wait for: runs for the first time when it is woken or after the pause. */
    public static Loop startLater(String name, Duration pause, Runnable work) {
        return start(new Loop(name, pause, work, true));
    }

    private static Loop start(Loop loop) {
        loop.thread.start();
        return loop;
    }

    /** Runs the work once more from its beginning, now or as soon as the present run has ended. */
    public void wake() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /** Whether the work should come to an end. */
    public boolean stopping() {
        return stopping;
    }

    private void run() {
        int failures = 0;
        boolean resting = later;
        while (!stopping) {
            try {
                long begun = System.nanoTime();
                if (!resting) {
                    work.run();
                    failures = 0;
                }
                resting = false;
                rest(begun);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                failures++;
                LOG.warnf("%s failed %d times in a row: %s", name, failures, Retry.kind(e));
                LOG.debug(name, e);
                pauseAfter(failures);
            }
        }
    }

    private void rest(long begun) throws InterruptedException {
        if (!stopping && bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            long early = GATHER_NANOS - (System.nanoTime() - begun);
            if (early > 0 && !stopping) {
                TimeUnit.NANOSECONDS.sleep(early);
            }
            bell.drainPermits();
        }
    }

    /** A wake-up does not shorten this pause: what is broken now is most likely still broken a moment later. */
    private void pauseAfter(int failures) {
        try {
            Thread.sleep(Math.min(10_000, 100L << Math.min(failures, 7)));
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** Waits for the present run to end; interrupts it when that takes too long. */
    @Override
    public void close() {
        stopping = true;
        bell.release();
        try {
            if (!thread.join(Duration.ofMillis(STOP_MILLIS))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
