package health.salus.patients.internal.registration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.platform.security.CurrentCaller;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Patients over HTTP. */
@Path("/api/v1/patients")
@RunOnVirtualThread
class PatientEndpoints {
    private final CurrentCaller caller;
    private final RegisterPatient register;
    private final ReadPatient read;
    private final ChangePatient change;
    private final ActivatePatient activate;

    PatientEndpoints(
            CurrentCaller caller,
            RegisterPatient register,
            ReadPatient read,
            ChangePatient change,
            ActivatePatient activate) {
        this.caller = caller;
        this.register = register;
        this.read = read;
        this.change = change;
        this.activate = activate;
    }

    /** Why a patient leaves. */
    record Reason(@Schema(examples = "Moved away") @NotBlank @Size(max = 500) @PlainText String reason) {
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
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = Patient.class)))
    @APIResponse(responseCode = "400", description = "Fields are missing, malformed or impossible; each is pointed at")
    @APIResponse(responseCode = "409", description = "Another patient has one of the identifiers (identifier-taken)")
    public Response register(@Valid @NotNull PatientForm form) {
        Patient patient = register.run(caller.get(), form);
        return Version.created("/api/v1/patients/" + patient.id(), patient, patient.version());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("patients:read")
    @Operation(summary = "Open a patient's record")
    @APIResponse(
            responseCode = "200",
            description = "The patient",
            content = @Content(schema = @Schema(implementation = Patient.class)))
    @APIResponse(responseCode = "403", description = "The caller does not look after the patient (break-glass-required)")
    @APIResponse(responseCode = "404", description = "There is no such patient, or none the caller may know of")
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
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = PatientForm.class),
                            examples = @ExampleObject(name = "A new phone", value = PatientExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            description = "The changed patient",
            content = @Content(schema = @Schema(implementation = Patient.class)))
    @APIResponse(responseCode = "400", description = "Fields are malformed or impossible; each is pointed at")
    @APIResponse(responseCode = "403", description = "Not the caller's to change")
    @APIResponse(responseCode = "404", description = "There is no such patient, or none the caller may know of")
    @APIResponse(responseCode = "409", description = "Another patient has one of the identifiers (identifier-taken)")
    @APIResponse(responseCode = "412", description = "Changed in the meantime (stale-version)")
    @APIResponse(responseCode = "428", description = "If-Match is missing (version-required)")
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        return answer(change.run(caller.get(), id, Version.expected(ifMatch), patch));
    }

    @POST
    @Path("/{id}/deactivate")
    @PermissionsAllowed("patients:deactivate")
    @Operation(summary = "Take a patient out of care here")
    @APIResponse(
            responseCode = "200",
            description = "The patient, not active",
            content = @Content(schema = @Schema(implementation = Patient.class)))
    @APIResponse(responseCode = "400", description = "The reason is missing")
    @APIResponse(responseCode = "404", description = "There is no such patient")
    public Response deactivate(@PathParam("id") UUID id, @Valid @NotNull Reason reason) {
        return answer(activate.deactivate(caller.get(), id, reason.reason()));
    }

    @POST
    @Path("/{id}/reactivate")
    @PermissionsAllowed("patients:deactivate")
    @Operation(summary = "Take a patient back into care here")
    @APIResponse(
            responseCode = "200",
            description = "The patient, active",
            content = @Content(schema = @Schema(implementation = Patient.class)))
    @APIResponse(responseCode = "404", description = "There is no such patient")
    public Response reactivate(@PathParam("id") UUID id) {
        return answer(activate.reactivate(caller.get(), id));
    }

    private static Response answer(Patient patient) {
        return Version.ok(patient, patient.version());
    }
}
