package health.salus.patients.internal;

import health.salus.patients.Patients;
import health.salus.platform.targets.Module;
import health.salus.platform.targets.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import java.util.List;

/** The patients module. */
@ApplicationScoped
class PatientsModule implements Module {
    @Override
    public String name() {
        return "patients";
    }

    @Override
    public List<String> needs() {
        return List.of("audit");
    }

    @Override
    public int port() {
        return 3003;
    }

    @Produces
    @ApplicationScoped
    Patients patients(Transport transport, Instance<PatientDirectory> local) {
        return transport.reach("patients", Patients.class, local);
    }
}
