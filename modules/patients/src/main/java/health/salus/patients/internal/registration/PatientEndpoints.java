package health.salus.patients.internal.registration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Idempotency;
import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import health.salus.platform.web.Version;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Patients over HTTP. */
@Path("/api/v1/patients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PatientEndpoints {
    private final Database database;
    private final Idempotency idempotency;
    private final CurrentCaller caller;
    private final RegisterPatient register;
    private final ReadPatient read;
    private final ChangePatient change;
    private final ActivatePatient activate;

    PatientEndpoints(
            @Schema("patients") Database database,
            Idempotency idempotency,
            CurrentCaller caller,
            RegisterPatient register,
            ReadPatient read,
            ChangePatient change,
            ActivatePatient activate) {
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
        this.register = register;
        this.read = read;
        this.change = change;
        this.activate = activate;
    }

    /** Why a patient leaves. */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "DeactivationReason")
    record Reason(@NotBlank @Size(max = 500) @PlainText String reason) {
        Reason {
            reason = Text.orEmpty(reason);
        }
    }

    @POST
    @PermissionsAllowed("patients:write")
    @Operation(
            summary = "Register a patient",
            description = "Possible duplicates do not stop it; ask for them first at /patients/duplicates.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Ana-María O’Neill", value = PatientExamples.NEW)))
    @APIResponseSchema(value = Patient.class, responseCode = "201", responseDescription = "Registered")
    @APIResponse(responseCode = "409", description = "Another patient has one of the identifiers (identifier-taken)")
    public Response register(@Valid @NotNull PatientForm form) {
        return idempotency.once(
                database,
                form,
                Patient.class,
                () -> register.run(caller.get(), form),
                patient -> Version.created("/api/v1/patients/" + patient.id(), patient, patient.version()));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("patients:read")
    @Operation(summary = "Open a patient's record")
    @APIResponseSchema(value = Patient.class, responseCode = "200", responseDescription = "The patient")
    @APIResponse(
            responseCode = "403",
            description = "The caller does not look after the patient (break-glass-required)")
    public Response read(@PathParam("id") UUID id) {
        return answer(read.run(caller.get(), id));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @PermissionsAllowed({"patients:write", "patients:write-own"})
    @Operation(
            summary = "Change a patient",
            description = "JSON merge patch: absent fields stay, null clears, lists are replaced whole.")
    @RequestBodySchema(PatientForm.class)
    @APIResponseSchema(value = Patient.class, responseCode = "200", responseDescription = "The changed patient")
    @APIResponse(responseCode = "403", description = "Not the caller's to change")
    @APIResponse(responseCode = "409", description = "Another patient has one of the identifiers (identifier-taken)")
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        return answer(change.run(caller.get(), id, Version.expected(ifMatch), patch));
    }

    @POST
    @Path("/{id}/deactivate")
    @PermissionsAllowed("patients:deactivate")
    @Operation(summary = "Take a patient out of care here")
    @APIResponseSchema(value = Patient.class, responseCode = "200", responseDescription = "The patient, not active")
    public Response deactivate(@PathParam("id") UUID id, @Valid @NotNull Reason reason) {
        return answer(activate.deactivate(caller.get(), id, reason.reason()));
    }

    @POST
    @Path("/{id}/reactivate")
    @PermissionsAllowed("patients:deactivate")
    @Operation(summary = "Take a patient back into care here")
    @APIResponseSchema(value = Patient.class, responseCode = "200", responseDescription = "The patient, active")
    public Response reactivate(@PathParam("id") UUID id) {
        return answer(activate.reactivate(caller.get(), id));
    }

    private static Response answer(Patient patient) {
        return Version.ok(patient, patient.version());
    }
}
