package health.salus.platform.targets;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The target that does the background work of all modules and answers nobody but those who ask how it is. */
@ApplicationScoped
class Worker implements Module {
    static final String NAME = "worker";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> paths() {
        return List.of();
    }

    @Override
    public int port() {
        return 3020;
    }

    @Override
    public boolean hasSchema() {
        return false;
    }
}
