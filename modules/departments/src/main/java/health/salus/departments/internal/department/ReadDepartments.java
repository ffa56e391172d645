package health.salus.departments.internal.department;

import health.salus.departments.DepartmentView;
import health.salus.departments.internal.listing.NameQuery;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Departments as stored. */
@ApplicationScoped
class ReadDepartments {
    private final Database database;

    ReadDepartments(@Schema("departments") Database database) {
        this.database = database;
    }

    Page<DepartmentView> page(NameQuery query) {
        return database.readMaybeBehind(handle -> DepartmentRepository.page(handle, query));
    }

    DepartmentView one(UUID id) {
        return database.read(handle -> DepartmentRepository.find(handle, id))
                .orElseThrow(() -> new Failure.NotFound("department"));
    }
}
