package health.salus.platform.jobs;

import java.util.Collection;
import org.jboss.logging.Logger;

/** Ends many things at once: each may take seconds to finish what it has begun, and one that fails holds up no other. */
public final class Closing {
    private static final Logger LOG = Logger.getLogger(Closing.class);

    private Closing() {}

    /** Returns when all have ended. */
    public static void together(Collection<? extends AutoCloseable> all) {
        var threads = all.stream()
                .map(each -> Thread.ofVirtual().start(() -> close(each)))
                .toList();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception e) {
            LOG.warnf(e, "%s did not end well", each.getClass().getSimpleName());
        }
    }
}
