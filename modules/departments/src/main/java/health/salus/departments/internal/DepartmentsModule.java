package health.salus.departments.internal;

import health.salus.platform.targets.Module;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The departments module. */
@ApplicationScoped
class DepartmentsModule implements Module {
    @Override
    public String name() {
        return "departments";
    }

    @Override
    public List<String> paths() {
        return List.of("departments", "locations", "rooms", "wards");
    }

    @Override
    public int port() {
        return 3005;
    }
}
