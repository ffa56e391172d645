package health.salus.patients.internal.access;

import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Breaking the glass over HTTP. */
@Path("/api/v1/patients/{id}/break-glass")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class BreakGlassEndpoints {
    private final CurrentCaller caller;
    private final BreakGlass breakGlass;

    BreakGlassEndpoints(CurrentCaller caller, BreakGlass breakGlass) {
        this.caller = caller;
        this.breakGlass = breakGlass;
    }

    /** Why somebody needs the record now. */
    @Schema(name = "BreakGlassReason")
    record Reason(
            @Schema(examples = "Unconscious in the emergency room, allergies unknown")
            @NotBlank @Size(min = 10, max = 500) @PlainText(lines = true)
            String reason) {

        Reason {
            reason = Text.orEmpty(reason);
        }
    }

    /** Until when the record is open. */
    record Opened(Instant expiresAt) {}

    @POST
    @PermissionsAllowed("patients:break-glass")
    @Operation(
            summary = "Open a record without looking after the patient",
            description =
                    "Lasts four hours. The reason is kept with every access, and those who watch over access are told.")
    @APIResponseSchema(
            value = Opened.class,
            responseCode = "201",
            responseDescription = "The record is open to the caller until then")
    public Response open(@PathParam("id") UUID id, @Valid @NotNull Reason reason) {
        return Response.status(Response.Status.CREATED)
                .entity(new Opened(breakGlass.run(caller.get(), id, reason.reason())))
                .build();
    }
}
