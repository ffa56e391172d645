package health.salus.appointments.internal;

import health.salus.platform.targets.Module;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The appointments module. */
@ApplicationScoped
class AppointmentsModule implements Module {
    @Override
    public String name() {
        return "appointments";
    }

    @Override
    public List<String> needs() {
        return List.of("departments", "doctors", "patients");
    }

    @Override
    public List<String> paths() {
        return List.of("appointments", "slots", "appointment-types", "appointment-proposals");
    }

    @Override
    public int port() {
        return 3004;
    }
}
