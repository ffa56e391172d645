package health.salus.doctors.internal.doctor;

import health.salus.platform.web.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The catalogue of specialties over HTTP. */
@Path("/api/v1/specialties")
@RunOnVirtualThread
@Tag(name = "Doctors")
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
