package health.salus.departments.internal.department;

import health.salus.departments.DepartmentChanged;
import health.salus.departments.DepartmentView;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Violation;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jdbi.v3.core.JdbiException;

/** A department is opened. */
@ApplicationScoped
class OpenDepartment {
    private final Database database;
    private final Clock clock;

    OpenDepartment(@Schema("departments") Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws DepartmentCodeTaken when another department has the code */
    DepartmentView run(Caller caller, DepartmentForm form) {
        var department = form.department(Ids.next(), 1);
        try {
            return database.write(transaction -> {
                DepartmentRepository.insert(transaction.handle(), department);
                transaction.publish(new DepartmentChanged(department.id()));
                transaction.record(AccessRecord.of(
                        caller, clock.instant(), "departments:open", "department", department.id(), null));
                return department;
            });
        } catch (JdbiException e) {
            throw codeTaken(e, form);
        }
    }

    static RuntimeException codeTaken(JdbiException e, DepartmentForm form) {
        return Violation.constraint(e).filter("department_code"::equals).isPresent()
                ? new DepartmentCodeTaken(form.code())
                : e;
    }
}
