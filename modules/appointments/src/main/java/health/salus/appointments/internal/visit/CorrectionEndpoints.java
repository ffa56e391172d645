package health.salus.appointments.internal.visit;

import health.salus.appointments.AppointmentView;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.lists.Views;
import health.salus.appointments.internal.visit.Moves.Request;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Version;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What keeps an appointment from taking place, and what puts mistakes right, over HTTP. */
@Path("/api/v1/appointments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class CorrectionEndpoints {
    private final CancelAppointment cancelAppointment;
    private final RecordNoShow recordNoShow;
    private final ReinstateAppointment reinstateAppointment;
    private final EnterInError enterInError;
    private final Views views;
    private final CurrentCaller caller;

    CorrectionEndpoints(
            CancelAppointment cancelAppointment,
            RecordNoShow recordNoShow,
            ReinstateAppointment reinstateAppointment,
            EnterInError enterInError,
            Views views,
            CurrentCaller caller) {
        this.cancelAppointment = cancelAppointment;
        this.recordNoShow = recordNoShow;
        this.reinstateAppointment = reinstateAppointment;
        this.enterInError = enterInError;
        this.views = views;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/cancel")
    @PermissionsAllowed("appointments:book")
    @Operation(summary = "Call an appointment off")
    @APIResponseSchema(
            value = AppointmentView.class,
            responseCode = "200",
            responseDescription = "Cancelled. This is final; the time is free again.")
    @APIResponse(responseCode = "400", description = "The reason is missing or too long.")
    @APIResponse(responseCode = "404", description = "There is no such appointment, or the caller may not know of it.")
    @APIResponse(responseCode = "409", description = "Its status does not allow it; with currentStatus and allowed.")
    @APIResponse(responseCode = "412", description = "It was changed since the version in If-Match.")
    @APIResponse(responseCode = "422", description = "A patient can call off only what is still ahead.")
    public Response cancel(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ReasonForm form) {
        return changed(cancelAppointment.cancel(request(id, ifMatch), form.reason()));
    }

    @POST
    @Path("/{id}/no-show")
    @PermissionsAllowed({"appointments:check-in", "appointments:treat"})
    @Operation(summary = "Note that the patient did not come")
    @APIResponseSchema(value = AppointmentView.class, responseCode = "200", responseDescription = "Noted.")
    @APIResponse(responseCode = "404", description = "There is no such appointment, or the caller may not know of it.")
    @APIResponse(responseCode = "409", description = "Its status does not allow it; with currentStatus and allowed.")
    @APIResponse(responseCode = "412", description = "It was changed since the version in If-Match.")
    @APIResponse(responseCode = "422", description = "The appointment is still ahead.")
    public Response record(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return changed(recordNoShow.record(request(id, ifMatch)));
    }

    @POST
    @Path("/{id}/reinstate")
    @PermissionsAllowed("appointments:correct")
    @Operation(summary = "Correct a no-show that was none")
    @APIResponseSchema(value = AppointmentView.class, responseCode = "200", responseDescription = "Booked again.")
    @APIResponse(responseCode = "400", description = "The reason is missing or too long.")
    @APIResponse(responseCode = "404", description = "There is no such appointment, or the caller may not know of it.")
    @APIResponse(responseCode = "409", description = "Its status does not allow it; with currentStatus and allowed.")
    @APIResponse(responseCode = "412", description = "It was changed since the version in If-Match.")
    public Response reinstate(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ReasonForm form) {
        return changed(reinstateAppointment.reinstate(request(id, ifMatch), form.reason()));
    }

    @POST
    @Path("/{id}/enter-in-error")
    @PermissionsAllowed("appointments:correct")
    @Operation(summary = "Mark an appointment that should never have been there")
    @APIResponseSchema(value = AppointmentView.class, responseCode = "200", responseDescription = "Marked.")
    @APIResponse(responseCode = "400", description = "The reason is missing or too long.")
    @APIResponse(responseCode = "404", description = "There is no such appointment, or the caller may not know of it.")
    @APIResponse(responseCode = "409", description = "Its status does not allow it; with currentStatus and allowed.")
    @APIResponse(responseCode = "412", description = "It was changed since the version in If-Match.")
    public Response mark(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ReasonForm form) {
        return changed(enterInError.mark(request(id, ifMatch), form.reason()));
    }

    private Request request(UUID id, @Nullable String ifMatch) {
        return new Request(id, Version.seen(ifMatch), caller.get());
    }

    private Response changed(Appointment appointment) {
        return Version.ok(views.of(appointment), appointment.version());
    }
}
