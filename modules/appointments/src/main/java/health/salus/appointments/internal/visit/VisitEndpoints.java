package health.salus.appointments.internal.visit;

import health.salus.appointments.AppointmentView;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.lists.Views;
import health.salus.appointments.internal.visit.Moves.Request;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Version;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
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

/** The course of a visit over HTTP. */
@Path("/api/v1/appointments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class VisitEndpoints {
    private final ConfirmAppointment confirmAppointment;
    private final CheckInPatient checkInPatient;
    private final StartVisit startVisit;
    private final CompleteVisit completeVisit;
    private final Views views;
    private final CurrentCaller caller;

    VisitEndpoints(
            ConfirmAppointment confirmAppointment,
            CheckInPatient checkInPatient,
            StartVisit startVisit,
            CompleteVisit completeVisit,
            Views views,
            CurrentCaller caller) {
        this.confirmAppointment = confirmAppointment;
        this.checkInPatient = checkInPatient;
        this.startVisit = startVisit;
        this.completeVisit = completeVisit;
        this.views = views;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/confirm")
    @PermissionsAllowed("appointments:book")
    @Operation(summary = "Confirm that the patient will come")
    @APIResponseSchema(value = AppointmentView.class, responseCode = "200", responseDescription = "Confirmed.")
    @APIResponse(responseCode = "403", description = "The patient asked for it; staff confirm it.")
    @APIResponse(responseCode = "404", description = "There is no such appointment, or the caller may not know of it.")
    @APIResponse(responseCode = "409", description = "Its status does not allow it; with currentStatus and allowed.")
    @APIResponse(responseCode = "412", description = "It was changed since the version in If-Match.")
    public Response confirm(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return changed(confirmAppointment.confirm(request(id, ifMatch)));
    }

    @POST
    @Path("/{id}/check-in")
    @PermissionsAllowed("appointments:check-in")
    @Operation(summary = "Check the patient in")
    @APIResponseSchema(
            value = AppointmentView.class,
            responseCode = "200",
            responseDescription = "The patient has arrived and waits.")
    @APIResponse(responseCode = "404", description = "There is no such appointment, or the caller may not know of it.")
    @APIResponse(responseCode = "409", description = "Its status does not allow it; with currentStatus and allowed.")
    @APIResponse(responseCode = "412", description = "It was changed since the version in If-Match.")
    @APIResponse(responseCode = "422", description = "The appointment is not today, nor within four hours.")
    public Response checkIn(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return changed(checkInPatient.checkIn(request(id, ifMatch)));
    }

    @POST
    @Path("/{id}/start")
    @PermissionsAllowed("appointments:treat")
    @Operation(summary = "Begin to see the patient")
    @APIResponseSchema(
            value = AppointmentView.class,
            responseCode = "200",
            responseDescription = "The visit has begun.")
    @APIResponse(responseCode = "404", description = "There is no such appointment, or the caller may not know of it.")
    @APIResponse(responseCode = "409", description = "Its status does not allow it; with currentStatus and allowed.")
    @APIResponse(responseCode = "412", description = "It was changed since the version in If-Match.")
    public Response start(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return changed(startVisit.start(request(id, ifMatch)));
    }

    @POST
    @Path("/{id}/complete")
    @PermissionsAllowed("appointments:treat")
    @Operation(summary = "End the visit")
    @APIResponseSchema(
            value = AppointmentView.class,
            responseCode = "200",
            responseDescription = "The visit is over. This is final.")
    @APIResponse(responseCode = "404", description = "There is no such appointment, or the caller may not know of it.")
    @APIResponse(responseCode = "409", description = "Its status does not allow it; with currentStatus and allowed.")
    @APIResponse(responseCode = "412", description = "It was changed since the version in If-Match.")
    public Response complete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return changed(completeVisit.complete(request(id, ifMatch)));
    }

    private Request request(UUID id, @Nullable String ifMatch) {
        return new Request(id, Version.seen(ifMatch), caller.get());
    }

    private Response changed(Appointment appointment) {
        return Version.ok(views.of(appointment), appointment.version());
    }
}
