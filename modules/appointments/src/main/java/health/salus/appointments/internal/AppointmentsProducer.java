package health.salus.appointments.internal;

import health.salus.appointments.Appointments;
import health.salus.platform.targets.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives other modules the interface, wherever this module runs. */
@ApplicationScoped
class AppointmentsProducer {
    @Produces
    @Singleton
    Appointments appointments(Transport transport, Instance<AppointmentBook> local) {
        return transport.reach("appointments", Appointments.class, local);
    }
}
