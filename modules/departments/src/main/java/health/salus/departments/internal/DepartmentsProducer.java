package health.salus.departments.internal;

import health.salus.departments.Departments;
import health.salus.platform.targets.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives other modules the interface, wherever this module runs. */
@ApplicationScoped
class DepartmentsProducer {
    @Produces
    @Singleton
    Departments departments(Transport transport, Instance<DepartmentDirectory> local) {
        return transport.reach("departments", Departments.class, local);
    }
}
