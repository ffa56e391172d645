package health.salus.departments.internal.department;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.departments.DepartmentView;
import health.salus.departments.internal.listing.NameQuery;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Idempotency;
import health.salus.platform.web.Page;
import health.salus.platform.web.Version;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Departments over HTTP. */
@Path("/api/v1/departments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DepartmentEndpoints {
    private final Database database;
    private final CurrentCaller caller;
    private final Idempotency idempotency;
    private final ReadDepartments departments;
    private final OpenDepartment open;
    private final ChangeDepartment change;

    DepartmentEndpoints(
            @Schema("departments") Database database,
            CurrentCaller caller,
            Idempotency idempotency,
            ReadDepartments departments,
            OpenDepartment open,
            ChangeDepartment change) {
        this.database = database;
        this.caller = caller;
        this.idempotency = idempotency;
        this.departments = departments;
        this.open = open;
        this.change = change;
    }

    @GET
    @PermissionsAllowed("departments:read")
    @Operation(summary = "List departments by name")
    public Page<DepartmentView> list(@Valid @BeanParam NameQuery query) {
        return departments.page(query);
    }

    @POST
    @PermissionsAllowed("departments:write")
    @Operation(summary = "Open a department")
    @APIResponseSchema(value = DepartmentView.class, responseCode = "201", responseDescription = "Opened.")
    @APIResponse(responseCode = "409", description = "department-code-taken: another department has the code.")
    public Response create(@Valid @NotNull DepartmentForm form) {
        return idempotency.once(
                database,
                form,
                DepartmentView.class,
                () -> open.run(caller.get(), form),
                department ->
                        Version.created("/api/v1/departments/" + department.id(), department, department.version()));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("departments:read")
    @Operation(summary = "Read a department")
    @APIResponseSchema(value = DepartmentView.class, responseCode = "200", responseDescription = "The department.")
    public Response read(@PathParam("id") UUID id) {
        var department = departments.one(id);
        return Version.ok(department, department.version());
    }

    @PATCH
    @Path("/{id}")
    @PermissionsAllowed("departments:write")
    @Operation(summary = "Change a department (JSON merge patch)")
    @RequestBodySchema(DepartmentForm.class)
    @APIResponseSchema(value = DepartmentView.class, responseCode = "200", responseDescription = "Changed.")
    @APIResponse(responseCode = "409", description = "department-code-taken: another department has the code.")
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        var department = change.run(caller.get(), id, Version.expected(ifMatch), patch);
        return Version.ok(department, department.version());
    }
}
