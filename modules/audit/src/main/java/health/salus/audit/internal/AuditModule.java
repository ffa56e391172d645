package health.salus.audit.internal;

import health.salus.platform.targets.Module;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The audit module. */
@ApplicationScoped
class AuditModule implements Module {
    @Override
    public String name() {
        return "audit";
    }

    @Override
    public List<String> paths() {
        return List.of("audit", "audit.csv");
    }

    @Override
    public int port() {
        return 3012;
    }
}
