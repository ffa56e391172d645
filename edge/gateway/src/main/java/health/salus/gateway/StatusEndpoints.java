package health.salus.gateway;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** How all services are, over HTTP. Where they run and what is wrong with them is for those who operate the computers. */
@Path("/api/v1/status")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class StatusEndpoints {
    private final AllServices services;

    StatusEndpoints(AllServices services) {
        this.services = services;
    }

    @GET
    @PermissionsAllowed("operations:read")
    @Operation(
            summary = "How every service is, in every process that runs it",
            description =
                    "Each process is asked with a patience of 2 seconds; what it said is kept for 3. The answer is 200 whatever the state.")
    @APIResponse(
            responseCode = "200",
            description = "One entry for each instance of each service",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AllServices.Status.class),
                            examples = @ExampleObject(name = "One of two instances is gone", value = """
                    {
                      "state": "degraded",
                      "services": [
                        {
                          "service": "appointments",
                          "address": "http://10.0.3.17:3004",
                          "state": "up",
                          "version": "0.1.0",
                          "latencyMillis": 3.2,
                          "askedAt": "2026-11-24T08:30:00.412Z",
                          "without": ["redis"]
                        },
                        {
                          "service": "appointments",
                          "address": "http://10.0.3.18:3004",
                          "state": "down",
                          "askedAt": "2026-11-24T08:30:00.412Z",
                          "reason": "unreachable",
                          "without": []
                        }
                      ]
                    }""")))
    public AllServices.Status status() {
        return services.status();
    }
}
