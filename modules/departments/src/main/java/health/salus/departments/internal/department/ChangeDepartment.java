package health.salus.departments.internal.department;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.departments.DepartmentChanged;
import health.salus.departments.DepartmentView;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.MergePatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;

/** Something about a department is changed. */
@ApplicationScoped
class ChangeDepartment {
    private final Database database;
    private final ReadDepartments departments;
    private final MergePatch patches;
    private final Clock clock;

    ChangeDepartment(
            @Schema("departments") Database database, ReadDepartments departments, MergePatch patches, Clock clock) {
        this.database = database;
        this.departments = departments;
        this.patches = patches;
        this.clock = clock;
    }

    /** @throws DepartmentCodeTaken when another department has the code */
    DepartmentView run(Caller caller, UUID id, long version, ObjectNode patch) {
        var current = departments.one(id);
        var form = patches.apply(DepartmentForm.of(current), patch);
        var changed = form.department(id, version + 1);
        try {
            database.run(transaction -> {
                if (current.version() != version || !DepartmentRepository.update(transaction.handle(), changed)) {
                    throw new Failure.StaleVersion(current.version());
                }
                transaction.publish(new DepartmentChanged(id));
                transaction.record(
                        AccessRecord.of(caller, clock.instant(), "departments:change", "department", id, null));
            });
            return changed;
        } catch (JdbiException e) {
            throw OpenDepartment.codeTaken(e, form);
        }
    }
}
