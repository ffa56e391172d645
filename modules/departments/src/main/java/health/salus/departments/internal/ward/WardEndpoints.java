package health.salus.departments.internal.ward;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.departments.WardView;
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

/** Wards over HTTP. */
@Path("/api/v1/wards")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class WardEndpoints {
    private final Database database;
    private final CurrentCaller caller;
    private final Idempotency idempotency;
    private final ReadWards wards;
    private final AddWard add;
    private final ChangeWard change;

    WardEndpoints(
            @Schema("departments") Database database,
            CurrentCaller caller,
            Idempotency idempotency,
            ReadWards wards,
            AddWard add,
            ChangeWard change) {
        this.database = database;
        this.caller = caller;
        this.idempotency = idempotency;
        this.wards = wards;
        this.add = add;
        this.change = change;
    }

    @GET
    @PermissionsAllowed("departments:read")
    @Operation(summary = "List wards by name")
    public Page<WardView> list(@Valid @BeanParam NameQuery.ByPlace query) {
        return wards.page(query);
    }

    @POST
    @PermissionsAllowed("departments:write")
    @Operation(summary = "Add a ward to a location")
    @APIResponseSchema(value = WardView.class, responseCode = "201", responseDescription = "Added.")
    @APIResponse(responseCode = "409", description = "ward-name-taken, or bed-twice: beds have the same name.")
    @APIResponse(
            responseCode = "422",
            description = "unknown-location, or department-elsewhere: the location does not house the department.")
    public Response create(@Valid @NotNull WardForm form) {
        return idempotency.once(
                database,
                form,
                WardView.class,
                () -> add.run(caller.get(), form),
                ward -> Version.created("/api/v1/wards/" + ward.id(), ward, ward.version()));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("departments:read")
    @Operation(summary = "Read a ward")
    @APIResponseSchema(value = WardView.class, responseCode = "200", responseDescription = "The ward.")
    public Response read(@PathParam("id") UUID id) {
        var ward = wards.one(id);
        return Version.ok(ward, ward.version());
    }

    @PATCH
    @Path("/{id}")
    @PermissionsAllowed("departments:write")
    @Operation(summary = "Change a ward (JSON merge patch)")
    @RequestBodySchema(WardForm.class)
    @APIResponseSchema(value = WardView.class, responseCode = "200", responseDescription = "Changed.")
    @APIResponse(responseCode = "409", description = "ward-name-taken, or bed-twice: beds have the same name.")
    @APIResponse(
            responseCode = "422",
            description = "department-elsewhere, or stays-in-its-location: a ward cannot be moved to another location.")
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        var ward = change.run(caller.get(), id, Version.expected(ifMatch), patch);
        return Version.ok(ward, ward.version());
    }
}
