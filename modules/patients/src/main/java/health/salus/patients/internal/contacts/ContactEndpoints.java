package health.salus.patients.internal.contacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.platform.security.CurrentCaller;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Emergency contacts over HTTP. */
@Path("/api/v1/patients/{id}/emergency-contacts")
@RunOnVirtualThread
class ContactEndpoints {
    private final CurrentCaller caller;
    private final Contacts contacts;

    ContactEndpoints(CurrentCaller caller, Contacts contacts) {
        this.caller = caller;
        this.contacts = contacts;
    }

    @GET
    @PermissionsAllowed("patients:read")
    @Operation(summary = "Whom to call for a patient, the first to be called first")
    @APIResponse(responseCode = "200", description = "The contacts")
    @APIResponse(responseCode = "403", description = "The caller does not look after the patient (break-glass-required)")
    @APIResponse(responseCode = "404", description = "There is no such patient, or none the caller may know of")
    public Page<EmergencyContact> list(@PathParam("id") UUID id) {
        return Page.whole(contacts.of(caller.get(), id));
    }

    @POST
    @PermissionsAllowed("patients:write")
    @Operation(summary = "Add an emergency contact")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = EmergencyContact.class)))
    @APIResponse(responseCode = "400", description = "Fields are missing, malformed or impossible; each is pointed at")
    @APIResponse(responseCode = "404", description = "There is no such patient")
    public Response add(@PathParam("id") UUID id, @Valid @NotNull ContactForm form) {
        EmergencyContact contact = contacts.add(caller.get(), id, form);
        return Version.created(
                "/api/v1/patients/" + id + "/emergency-contacts/" + contact.id(), contact, contact.version());
    }

    @PATCH
    @Path("/{contactId}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @PermissionsAllowed("patients:write")
    @Operation(summary = "Change an emergency contact", description = "JSON merge patch: absent fields stay, null clears.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ContactForm.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = EmergencyContact.class)))
    @APIResponse(responseCode = "400", description = "Fields are malformed or impossible; each is pointed at")
    @APIResponse(responseCode = "404", description = "There is no such contact of this patient")
    @APIResponse(responseCode = "412", description = "Changed in the meantime (stale-version)")
    @APIResponse(responseCode = "428", description = "If-Match is missing (version-required)")
    public Response change(
            @PathParam("id") UUID id,
            @PathParam("contactId") UUID contactId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull ObjectNode patch) {
        EmergencyContact contact = contacts.change(caller.get(), id, contactId, Version.expected(ifMatch), patch);
        return Version.ok(contact, contact.version());
    }

    @DELETE
    @Path("/{contactId}")
    @PermissionsAllowed("patients:write")
    @Operation(summary = "Remove an emergency contact")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "There is no such contact of this patient")
    @APIResponse(responseCode = "412", description = "Changed in the meantime (stale-version)")
    @APIResponse(responseCode = "428", description = "If-Match is missing (version-required)")
    public void remove(
            @PathParam("id") UUID id,
            @PathParam("contactId") UUID contactId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        contacts.remove(caller.get(), id, contactId, Version.expected(ifMatch));
    }
}
