package health.salus.departments.internal.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.departments.RoomView;
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

/** Rooms over HTTP. */
@Path("/api/v1/rooms")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RoomEndpoints {
    private final Database database;
    private final CurrentCaller caller;
    private final Idempotency idempotency;
    private final ReadRooms rooms;
    private final AddRoom add;
    private final ChangeRoom change;

    RoomEndpoints(
            @Schema("departments") Database database,
            CurrentCaller caller,
            Idempotency idempotency,
            ReadRooms rooms,
            AddRoom add,
            ChangeRoom change) {
        this.database = database;
        this.caller = caller;
        this.idempotency = idempotency;
        this.rooms = rooms;
        this.add = add;
        this.change = change;
    }

    @GET
    @PermissionsAllowed("departments:read")
    @Operation(summary = "List rooms by name")
    public Page<RoomView> list(@Valid @BeanParam NameQuery.ByPlace query) {
        return rooms.page(query);
    }

    @POST
    @PermissionsAllowed("departments:write")
    @Operation(summary = "Add a room to a location")
    @APIResponseSchema(value = RoomView.class, responseCode = "201", responseDescription = "Added.")
    @APIResponse(responseCode = "409", description = "room-name-taken: another room of the location has the name.")
    @APIResponse(
            responseCode = "422",
            description = "unknown-location, or department-elsewhere: the location does not house the department.")
    public Response create(@Valid @NotNull RoomForm form) {
        return idempotency.once(
                database,
                form,
                RoomView.class,
                () -> add.run(caller.get(), form),
                room -> Version.created("/api/v1/rooms/" + room.id(), room, room.version()));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("departments:read")
    @Operation(summary = "Read a room")
    @APIResponseSchema(value = RoomView.class, responseCode = "200", responseDescription = "The room.")
    public Response read(@PathParam("id") UUID id) {
        var room = rooms.one(id);
        return Version.ok(room, room.version());
    }

    @PATCH
    @Path("/{id}")
    @PermissionsAllowed("departments:write")
    @Operation(summary = "Change a room (JSON merge patch)")
    @RequestBodySchema(RoomForm.class)
    @APIResponseSchema(value = RoomView.class, responseCode = "200", responseDescription = "Changed.")
    @APIResponse(responseCode = "409", description = "room-name-taken: another room of the location has the name.")
    @APIResponse(
            responseCode = "422",
            description = "department-elsewhere, or stays-in-its-location: a room cannot be moved to another location.")
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        var room = change.run(caller.get(), id, Version.expected(ifMatch), patch);
        return Version.ok(room, room.version());
    }
}
