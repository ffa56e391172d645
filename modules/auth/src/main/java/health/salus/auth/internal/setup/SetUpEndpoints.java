package health.salus.auth.internal.setup;

import health.salus.auth.UserView;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.PlainText;
import health.salus.platform.web.Problem;
import health.salus.platform.web.Version;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The first start over HTTP. */
@Path("/api/v1/auth/setup")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SetUpEndpoints {
    private final SetUpLink link;
    private final SetUpHospital setUp;
    private final CurrentCaller caller;

    SetUpEndpoints(SetUpLink link, SetUpHospital setUp, CurrentCaller caller) {
        this.link = link;
        this.setUp = setUp;
        this.caller = caller;
    }

    record SetUpState(boolean required) {}

    /** The token of the link and who the first administrator is. */
    record SetUp(
            @NotBlank @Size(max = 200) String token,
            @NotBlank @Email @Size(max = 254) @PlainText String email,

            @NotBlank @Size(max = 120) @PlainText(symbols = false)
            String displayName,

            @NotEmpty @Size(max = 1024) String password) {

        @Override
        public String toString() {
            return "SetUp";
        }
    }

    @GET
    @PermitAll
    @Operation(summary = "Whether the first administrator has still to be made")
    public SetUpState state() {
        return new SetUpState(link.isNeeded());
    }

    @POST
    @PermitAll
    @Operation(summary = "Make the first administrator, with the link of the first start")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(
            responseCode = "403",
            description = "`set-up-over`",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    @APIResponse(
            responseCode = "422",
            description = "`password-refused`",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public Response setUp(@Valid @NotNull SetUp request) {
        var user =
                setUp.run(request.token(), request.email(), request.displayName(), request.password(), caller.origin());
        return Version.created("/api/v1/users/" + user.id(), user.view(), user.version());
    }
}
