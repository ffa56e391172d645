package health.salus.auth.internal.keys;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The public halves of the signing keys. */
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class KeyEndpoints {
    private final SigningKeys keys;

    KeyEndpoints(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @PermitAll
    @Operation(summary = "Keys to verify access tokens with (RFC 7517)")
    public Response jwks() {
        return Response.ok(keys.jwks())
                .header("Cache-Control", "public, max-age=60")
                .build();
    }
}
