package health.salus.doctors.internal.doctor;

import health.salus.platform.web.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The catalogue of specialties over HTTP. */
@Path("/api/v1/specialties")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SpecialtyEndpoints {
    private final ReadDoctors doctors;

    SpecialtyEndpoints(ReadDoctors doctors) {
        this.doctors = doctors;
    }

    @GET
    @PermissionsAllowed("doctors:read")
    @Operation(summary = "List the specialties there are")
    public Page<Specialty> list() {
        return Page.whole(doctors.specialties());
    }
}
