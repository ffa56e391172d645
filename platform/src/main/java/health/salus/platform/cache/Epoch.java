package health.salus.platform.cache;

import health.salus.platform.redis.Drawer;
import health.salus.platform.redis.Line;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Since when all shared copies are believed. A process begins a new one on each connection, since what was kept before may
 * have outlived a drop that it did not hear of or that Redis has forgotten.
 */
final class Epoch {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 16;

    private final Drawer drawer;
    private volatile @Nullable Line begunOn;

    Epoch(Drawer drawer) {
        this.drawer = drawer;
    }

    byte[] label() {
        return drawer.label();
    }

    /** Whether this process has begun one on this connection; tries to if not. */
    boolean isBegun(Line line) {
        if (begunOn != line
                && line.answer(commands -> commands.set(label(), chance())).isPresent()) {
            begunOn = line;
        }
        return begunOn == line;
    }

    /** What nobody has made up before. */
    static byte[] chance() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
