package health.salus.gateway;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says which build answers; every process does. */
@Path("/api/v1/version")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class VersionEndpoints {
    private final Build build;

    VersionEndpoints(Build build) {
        this.build = build;
    }

    /** @param build as in the header {@code X-Salus-Build} of every answer; differs also when only the web app's pages do */
    record Running(
            @Schema(examples = "0.1.0") String version,
            @Schema(examples = "0.1.0-5f1c2a9e") String build) {}

    @GET
    @PermitAll
    @Operation(summary = "The version that runs")
    public Running get() {
        return new Running(build.version(), build.name());
    }
}
