package health.salus.patients.internal.duplicates;

import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Duplicates over HTTP. */
@Path("/api/v1/patients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DuplicateEndpoints {
    private final CurrentCaller caller;
    private final FindDuplicates find;
    private final RuleOutDuplicate ruleOut;

    DuplicateEndpoints(CurrentCaller caller, FindDuplicates find, RuleOutDuplicate ruleOut) {
        this.caller = caller;
        this.find = find;
        this.ruleOut = ruleOut;
    }

    /** The patient who is somebody else. */
    @Schema(name = "OtherPatient")
    record Other(@NotNull UUID otherId) {}

    @POST
    @Path("/duplicates")
    @PermissionsAllowed("patients:read")
    @Operation(
            summary = "Who of the patients may be this person",
            description =
                    "To be asked while somebody is being registered. Certain from a score of 0.85, possible from 0.5.")
    @APIResponse(responseCode = "200", description = "Candidates with score and reasons, the likeliest first")
    public Page<Duplicate> find(@Valid @NotNull DuplicateQuery query) {
        return Page.whole(find.run(caller.get(), query));
    }

    @POST
    @Path("/{id}/not-duplicates")
    @PermissionsAllowed("patients:write")
    @Operation(
            summary = "Decide that two patients are two people",
            description = "They are not proposed to each other again.")
    @APIResponse(responseCode = "204", description = "Kept")
    public void ruleOut(@PathParam("id") UUID id, @Valid @NotNull Other other) {
        ruleOut.run(caller.get(), id, other.otherId());
    }
}
