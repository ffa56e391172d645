package health.salus.appointments.internal.catalogue;

import health.salus.platform.web.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The catalogue of appointment types over HTTP. */
@Path("/api/v1/appointment-types")
@RunOnVirtualThread
@Tag(name = "Appointments")
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
