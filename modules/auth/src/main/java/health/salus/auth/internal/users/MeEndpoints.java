package health.salus.auth.internal.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.auth.UserView;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Version;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The person who is signed in. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MeEndpoints {
    private final Database database;
    private final ChangeUser change;
    private final CurrentCaller caller;

    MeEndpoints(@Schema("auth") Database database, ChangeUser change, CurrentCaller caller) {
        this.database = database;
        this.change = change;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Operation(summary = "Who is signed in, and what they may do")
    @APIResponseSchema(value = UserView.class, responseDescription = "The caller.")
    public Response get() {
        User user = database.read(
                        handle -> UserRepository.find(handle, caller.get().userId()))
                .orElseThrow(UserNotFound::new);
        return Version.ok(user.view(), user.version());
    }

    @PATCH
    @Authenticated
    @Operation(summary = "Change one's name or language", description = "JSON merge patch.")
    @APIResponseSchema(value = UserView.class, responseDescription = "The caller as changed.")
    public Response change(@HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull ObjectNode patch) {
        User user = change.own(caller.get(), Version.expected(ifMatch), patch);
        return Version.ok(user.view(), user.version());
    }
}
