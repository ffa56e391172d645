package health.salus.doctors.internal;

import health.salus.doctors.Doctors;
import health.salus.platform.targets.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives other modules the interface, wherever this module runs. */
@ApplicationScoped
class DoctorsProducer {
    @Produces
    @Singleton
    Doctors doctors(Transport transport, Instance<DoctorDirectory> local) {
        return transport.reach("doctors", Doctors.class, local);
    }
}
