package health.salus.auth.internal.passwords;

import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Problem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
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

/** Passwords over HTTP. */
@Path("/api/v1/auth/password")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PasswordEndpoints {
    private final ChangePassword change;
    private final CurrentCaller caller;

    PasswordEndpoints(ChangePassword change, CurrentCaller caller) {
        this.change = change;
        this.caller = caller;
    }

    /** The present password and the one to take its place. */
    record PasswordChange(
            @NotEmpty @Size(max = 1024) String currentPassword,
            @NotEmpty @Size(max = 1024) String newPassword) {

        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    @POST
    @Path("/change")
    @Authenticated
    @Operation(summary = "Change one's password", description = "All other sessions end.")
    @APIResponse(responseCode = "204", description = "The new password counts from now on.")
    @APIResponse(
            responseCode = "422",
            description =
                    "`password-refused` with the code `too-short`, `common` or `contains-context`; `wrong-password`",
            content = @Content(mediaType = Problem.MEDIA_TYPE))
    public void change(@Valid @NotNull PasswordChange request) {
        change.run(caller.get(), request.currentPassword(), request.newPassword());
    }
}
