package health.salus.auth.internal.invitations;

import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Invitations over HTTP. */
@Path("/api/v1/auth/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class InvitationEndpoints {
    private final AcceptInvitation accept;
    private final CurrentCaller caller;

    InvitationEndpoints(AcceptInvitation accept, CurrentCaller caller) {
        this.accept = accept;
        this.caller = caller;
    }

    /** The token of the link and the password chosen. */
    record Acceptance(
            @NotBlank @Size(max = 200) String token,
            @NotEmpty @Size(max = 1024) String password) {

        @Override
        public String toString() {
            return "Acceptance";
        }
    }

    @POST
    @Path("/accept")
    @PermitAll
    @Operation(summary = "Choose a password by an invitation")
    @APIResponse(responseCode = "204", description = "The password is set; sign in with it.")
    @APIResponse(
            responseCode = "422",
            description = "`invitation-over`, `password-refused`",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public void accept(@Valid @NotNull Acceptance acceptance) {
        accept.run(acceptance.token(), acceptance.password(), caller.origin());
    }
}
