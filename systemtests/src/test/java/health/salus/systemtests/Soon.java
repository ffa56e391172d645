package health.salus.systemtests;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** For what the product does by itself after an answer: repeats an assertion until it holds. */
final class Soon {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Soon() {}

    static void holds(Runnable assertion) {
        holds(PATIENCE, assertion);
    }

    static void holds(Duration patience, Runnable assertion) {
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
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
