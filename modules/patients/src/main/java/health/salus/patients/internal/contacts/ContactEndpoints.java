package health.salus.patients.internal.contacts;

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

/** Emergency contacts over HTTP. */
@Path("/api/v1/patients/{id}/emergency-contacts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ContactEndpoints {
    private final Database database;
    private final Idempotency idempotency;
    private final CurrentCaller caller;
    private final Contacts contacts;

    ContactEndpoints(
            @Schema("patients") Database database, Idempotency idempotency, CurrentCaller caller, Contacts contacts) {
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
        this.contacts = contacts;
    }

    @GET
    @PermissionsAllowed("patients:read")
    @Operation(summary = "Whom to call for a patient, the first to be called first")
    @APIResponse(responseCode = "200", description = "The contacts")
    @APIResponse(
            responseCode = "403",
            description = "The caller does not look after the patient (break-glass-required)")
    public Page<EmergencyContact> list(@PathParam("id") UUID id) {
        return Page.whole(contacts.of(caller.get(), id));
    }

    @POST
    @PermissionsAllowed("patients:write")
    @Operation(summary = "Add an emergency contact")
    @APIResponseSchema(value = EmergencyContact.class, responseCode = "201", responseDescription = "Added")
    public Response add(@PathParam("id") UUID id, @Valid @NotNull ContactForm form) {
        return idempotency.once(
                database,
                form,
                EmergencyContact.class,
                () -> contacts.add(caller.get(), id, form),
                contact -> Version.created(
                        "/api/v1/patients/" + id + "/emergency-contacts/" + contact.id(), contact, contact.version()));
    }

    @PATCH
    @Path("/{contactId}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @PermissionsAllowed("patients:write")
    @Operation(
            summary = "Change an emergency contact",
            description = "JSON merge patch: absent fields stay, null clears.")
    @RequestBodySchema(ContactForm.class)
    @APIResponseSchema(value = EmergencyContact.class, responseCode = "200", responseDescription = "Changed")
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
    public void remove(
            @PathParam("id") UUID id,
            @PathParam("contactId") UUID contactId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        contacts.remove(caller.get(), id, contactId, Version.expected(ifMatch));
    }
}
