package health.salus.auth.internal.sessions;

import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** One's own sessions over HTTP. */
@Path("/api/v1/auth/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SessionEndpoints {
    private final UserSessions sessions;
    private final CurrentCaller caller;

    SessionEndpoints(UserSessions sessions, CurrentCaller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Operation(summary = "Where one is signed in")
    public Page<SessionView> list() {
        return Page.whole(sessions.open(caller.get().userId(), caller.get()));
    }

    @DELETE
    @Path("/{id}")
    @Authenticated
    @Operation(summary = "Sign out elsewhere")
    @APIResponse(responseCode = "204", description = "The session is over.")
    public void end(@PathParam("id") UUID id) {
        sessions.end(id, caller.get());
    }
}
