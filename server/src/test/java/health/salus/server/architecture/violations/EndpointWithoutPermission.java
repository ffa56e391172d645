package health.salus.server.architecture.violations;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A deliberate violation: anybody could call it. */
@Path("/api/v1/everything")
public class EndpointWithoutPermission {
    @GET
    public String everything() {
        return "everything";
    }
}
