package health.salus.departments.internal.location;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.departments.LocationView;
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

/** Locations over HTTP. */
@Path("/api/v1/locations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class LocationEndpoints {
    private final Database database;
    private final CurrentCaller caller;
    private final Idempotency idempotency;
    private final ReadLocations locations;
    private final OpenLocation open;
    private final ChangeLocation change;

    LocationEndpoints(
            @Schema("departments") Database database,
            CurrentCaller caller,
            Idempotency idempotency,
            ReadLocations locations,
            OpenLocation open,
            ChangeLocation change) {
        this.database = database;
        this.caller = caller;
        this.idempotency = idempotency;
        this.locations = locations;
        this.open = open;
        this.change = change;
    }

    @GET
    @PermissionsAllowed("departments:read")
    @Operation(summary = "List locations by name")
    public Page<LocationView> list(@Valid @BeanParam NameQuery.ByDepartment query) {
        return locations.page(query);
    }

    @POST
    @PermissionsAllowed("departments:write")
    @Operation(summary = "Open a location")
    @APIResponseSchema(value = LocationView.class, responseCode = "201", responseDescription = "Opened.")
    @APIResponse(
            responseCode = "422",
            description = "unknown-department: it is to house a department that does not exist.")
    public Response create(@Valid @NotNull LocationForm form) {
        return idempotency.once(
                database,
                form,
                LocationView.class,
                () -> open.run(caller.get(), form),
                location -> Version.created("/api/v1/locations/" + location.id(), location, location.version()));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("departments:read")
    @Operation(summary = "Read a location")
    @APIResponseSchema(value = LocationView.class, responseCode = "200", responseDescription = "The location.")
    public Response read(@PathParam("id") UUID id) {
        var location = locations.one(id);
        return Version.ok(location, location.version());
    }

    @PATCH
    @Path("/{id}")
    @PermissionsAllowed("departments:write")
    @Operation(
            summary = "Change a location (JSON merge patch)",
            description = "Schedules keep their local times when the time zone is changed.")
    @RequestBodySchema(LocationForm.class)
    @APIResponseSchema(value = LocationView.class, responseCode = "200", responseDescription = "Changed.")
    @APIResponse(
            responseCode = "422",
            description = "unknown-department: it is to house a department that does not exist.")
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        var location = change.run(caller.get(), id, Version.expected(ifMatch), patch);
        return Version.ok(location, location.version());
    }
}
