package health.salus.platform.testkit;

import java.time.Duration;

/** For what happens on other threads: repeats an assertion until it holds. */
public final class Soon {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Soon() {}

    /** Returns when the assertion holds; throws what it says when it still does not after 20 seconds. */
    public static void holds(Runnable assertion) {
        holds(PATIENCE, assertion);
    }

    /** The same for what may take longer, such as the start of another program. */
    public static void holds(Duration patience, Runnable assertion) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
