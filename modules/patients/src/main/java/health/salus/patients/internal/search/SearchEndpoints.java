package health.salus.patients.internal.search;

import health.salus.patients.PatientSummary;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Finding patients over HTTP. */
@Path("/api/v1/patients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SearchEndpoints {
    private final CurrentCaller caller;
    private final FindPatients find;

    SearchEndpoints(CurrentCaller caller, FindPatients find) {
        this.caller = caller;
        this.find = find;
    }

    @GET
    @PermissionsAllowed("patients:read")
    @Operation(summary = "Find patients by what is typed, or list them")
    public Page<PatientSummary> find(@Valid @BeanParam PatientQuery query) {
        return find.run(caller.get(), query);
    }
}
