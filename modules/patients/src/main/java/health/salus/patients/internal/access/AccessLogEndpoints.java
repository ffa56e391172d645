package health.salus.patients.internal.access;

import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The access log over HTTP. */
@Path("/api/v1/patients/{id}/access-log")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AccessLogEndpoints {
    private final CurrentCaller caller;
    private final AccessLog log;

    AccessLogEndpoints(CurrentCaller caller, AccessLog log) {
        this.caller = caller;
        this.log = log;
    }

    @GET
    @PermissionsAllowed("patients:read")
    @Operation(summary = "Who opened or changed this record, the newest first")
    public Page<AccessLog.Entry> list(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("25") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Size(max = 1000) @Nullable String cursor) {
        return log.of(caller.get(), id, limit, cursor);
    }
}
