package health.salus.departments.internal.department;

import health.salus.departments.DepartmentView;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.web.Page;
import health.salus.platform.web.Version;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Departments over HTTP. */
@Path("/api/v1/departments")
@RunOnVirtualThread
class DepartmentEndpoints {
    private final Database database;

    DepartmentEndpoints(@Schema("departments") Database database) {
        this.database = database;
    }

    @GET
    @PermissionsAllowed("departments:read")
    public Page<DepartmentView> list() {
        return Page.whole(database.read(handle -> DepartmentRepository.byIds(handle, List.of())));
    }

    @POST
    @PermissionsAllowed("departments:write")
    public Response create(@Valid @NotNull DepartmentForm form) {
        var department = new DepartmentView(Ids.next(), form.code(), form.name(), form.description(), true, 1);
        database.run(transaction -> DepartmentRepository.insert(transaction.handle(), department));
        return Version.created("/api/v1/departments/" + department.id(), department, 1);
    }
}
