package health.salus.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * Told to end, the container ends first and what it stands on after it. The JVM by itself does everything at once: PostgreSQL
 * would be gone while requests are still answered.
 */
@Singleton
class Ending {
    private static final int ENDED_BY_SIGNAL = 128;

    private final AtomicBoolean begun = new AtomicBoolean();

    void listen(@Observes StartupEvent event) {
        List.of("TERM", "INT").forEach(name -> Signal.handle(new Signal(name), this::end));
    }

    /** Whoever tells it twice does not want to wait. */
    private void end(Signal signal) {
        int exitCode = ENDED_BY_SIGNAL + signal.getNumber();
        if (begun.compareAndSet(false, true)) {
            Quarkus.asyncExit(exitCode);
        } else {
            System.exit(exitCode);
        }
    }
}
