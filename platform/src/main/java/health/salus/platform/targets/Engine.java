package health.salus.platform.targets;

import java.util.Map;

/** Something of the platform that works beside the modules of this process, such as the one that runs their jobs. */
public interface Engine {
    /** @param share the modules that this process serves have started */
    void start(Share share);

    /** What it leans on, and whether that is {@code up} or {@code down}; the process is ready all the same. */
    default Map<String, String> checks() {
        return Map.of();
    }

    /** Takes nothing new, finishes what it has begun within seconds or gives it back. */
    void stop();
}
