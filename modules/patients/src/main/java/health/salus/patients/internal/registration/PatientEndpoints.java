package health.salus.patients.internal.registration;

import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Version;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Patients over HTTP. */
@Path("/api/v1/patients")
@RunOnVirtualThread
class PatientEndpoints {
    private final CurrentCaller caller;
    private final RegisterPatient register;
    private final ReadPatient read;

    PatientEndpoints(CurrentCaller caller, RegisterPatient register, ReadPatient read) {
        this.caller = caller;
        this.register = register;
        this.read = read;
    }

    @POST
    @PermissionsAllowed("patients:write")
    public Response register(@Valid @NotNull PatientForm form) {
        Patient patient = register.run(caller.get(), form);
        return Version.created("/api/v1/patients/" + patient.id(), patient, patient.version());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("patients:read")
    public Response read(@PathParam("id") UUID id) {
        Patient patient = read.run(caller.get(), id);
        return Version.ok(patient, patient.version());
    }
}
