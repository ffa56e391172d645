package health.salus.patients.internal.insurance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Idempotency;
import health.salus.platform.web.Page;
import health.salus.platform.web.Version;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Insurance policies over HTTP. */
@Path("/api/v1/patients/{id}/insurance-policies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PolicyEndpoints {
    private final Database database;
    private final Idempotency idempotency;
    private final CurrentCaller caller;
    private final Policies policies;

    PolicyEndpoints(
            @Schema("patients") Database database, Idempotency idempotency, CurrentCaller caller, Policies policies) {
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
        this.policies = policies;
    }

    @GET
    @PermissionsAllowed("patients:read")
    @Operation(summary = "Who insures a patient, the first to pay first")
    @APIResponse(responseCode = "200", description = "The policies")
    @APIResponse(
            responseCode = "403",
            description = "The caller does not look after the patient (break-glass-required)")
    public Page<InsurancePolicy> list(@PathParam("id") UUID id) {
        return Page.whole(policies.of(caller.get(), id));
    }

    @POST
    @PermissionsAllowed("patients:write")
    @Operation(summary = "Add an insurance policy")
    @APIResponseSchema(value = InsurancePolicy.class, responseCode = "201", responseDescription = "Added")
    public Response add(@PathParam("id") UUID id, @Valid @NotNull PolicyForm form) {
        return idempotency.once(
                database,
                form,
                InsurancePolicy.class,
                () -> policies.add(caller.get(), id, form),
                policy -> Version.created(
                        "/api/v1/patients/" + id + "/insurance-policies/" + policy.id(), policy, policy.version()));
    }

    @PATCH
    @Path("/{policyId}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @PermissionsAllowed("patients:write")
    @Operation(
            summary = "Change an insurance policy",
            description = "JSON merge patch: absent fields stay, null clears.")
    @RequestBodySchema(PolicyForm.class)
    @APIResponseSchema(value = InsurancePolicy.class, responseCode = "200", responseDescription = "Changed")
    public Response change(
            @PathParam("id") UUID id,
            @PathParam("policyId") UUID policyId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull ObjectNode patch) {
        InsurancePolicy policy = policies.change(caller.get(), id, policyId, Version.expected(ifMatch), patch);
        return Version.ok(policy, policy.version());
    }

    @DELETE
    @Path("/{policyId}")
    @PermissionsAllowed("patients:write")
    @Operation(summary = "Remove an insurance policy")
    @APIResponse(responseCode = "204", description = "Removed")
    public void remove(
            @PathParam("id") UUID id,
            @PathParam("policyId") UUID policyId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        policies.remove(caller.get(), id, policyId, Version.expected(ifMatch));
    }
}
