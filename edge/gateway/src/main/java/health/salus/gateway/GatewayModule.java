package health.salus.gateway;

import health.salus.platform.targets.Module;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The gateway as a target: it owns the web app, the views of all queues and services, and no data. */
@ApplicationScoped
class GatewayModule implements Module {
    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public List<String> paths() {
        return List.of("operations", "status");
    }

    @Override
    public int port() {
        return 3100;
    }

    @Override
    public boolean hasSchema() {
        return false;
    }
}
