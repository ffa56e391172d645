package health.salus.platform.targets;

import java.util.List;

/** Something of the platform that works beside the modules of this process, such as the one that runs their jobs. */
public interface Engine {
    /** @param modules those of this process that have a schema; all of them have started */
    void start(List<String> modules);

    /** Takes nothing new, finishes what it has begun within seconds or gives it back. */
    void stop();
}
