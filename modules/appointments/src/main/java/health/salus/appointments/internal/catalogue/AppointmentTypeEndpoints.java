package health.salus.appointments.internal.catalogue;

import health.salus.platform.web.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The catalogue of appointment types over HTTP. */
@Path("/api/v1/appointment-types")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AppointmentTypeEndpoints {
    private final AppointmentTypes types;

    AppointmentTypeEndpoints(AppointmentTypes types) {
        this.types = types;
    }

    @GET
    @PermissionsAllowed({"appointments:read", "appointments:book", "doctors:read"})
    @Operation(summary = "List what can be booked")
    @APIResponse(responseCode = "200", description = "Appointment types in the order in which they are shown.")
    public Page<AppointmentType> list() {
        return Page.whole(types.all());
    }
}
