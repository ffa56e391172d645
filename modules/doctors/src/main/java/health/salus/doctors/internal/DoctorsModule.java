package health.salus.doctors.internal;

import health.salus.platform.targets.Module;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The doctors module. */
@ApplicationScoped
class DoctorsModule implements Module {
    @Override
    public String name() {
        return "doctors";
    }

    @Override
    public List<String> needs() {
        return List.of("departments");
    }

    @Override
    public List<String> paths() {
        return List.of("doctors", "specialties");
    }

    @Override
    public int port() {
        return 3002;
    }
}
