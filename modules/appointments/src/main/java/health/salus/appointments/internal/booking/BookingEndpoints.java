package health.salus.appointments.internal.booking;

import health.salus.appointments.AppointmentView;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Idempotency;
import health.salus.platform.web.Version;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Booking, holding and moving appointments over HTTP. */
@Path("/api/v1/appointments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class BookingEndpoints {
    private final BookAppointment bookAppointment;
    private final HoldSlot holdSlot;
    private final ReleaseHold releaseHold;
    private final RescheduleAppointment rescheduleAppointment;
    private final Idempotency idempotency;
    private final Database database;
    private final CurrentCaller caller;

    BookingEndpoints(
            BookAppointment bookAppointment,
            HoldSlot holdSlot,
            ReleaseHold releaseHold,
            RescheduleAppointment rescheduleAppointment,
            Idempotency idempotency,
            @Schema("appointments") Database database,
            CurrentCaller caller) {
        this.bookAppointment = bookAppointment;
        this.holdSlot = holdSlot;
        this.releaseHold = releaseHold;
        this.rescheduleAppointment = rescheduleAppointment;
        this.idempotency = idempotency;
        this.database = database;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("appointments:book")
    @Operation(
            summary = "Book an appointment",
            description =
                    "The length is that asked for, else the type's, else the schedule's. A patient who asks for a free time "
                            + "that is not one of the offered slots gets a proposed appointment, which staff confirm.")
    @RequestBody(required = true, content = @Content(examples = @ExampleObject(name = "A consultation", value = """
                                    {"patientId":"0190f0c8-5b7e-7a10-9d6e-0f6a1c2b3d4e",
                                     "doctorId":"0190f0c8-6c11-7b20-8e7f-1a2b3c4d5e6f",
                                     "start":"2026-11-24T08:30:00Z","type":"consultation",
                                     "reason":"Chest pain when climbing stairs"}""")))
    @APIResponseSchema(value = AppointmentView.class, responseCode = "201", responseDescription = "Booked.")
    @APIResponse(responseCode = "400", description = "A field is missing or has the wrong form.")
    @APIResponse(responseCode = "403", description = "The caller may not set the rules aside.")
    @APIResponse(responseCode = "404", description = "The hold, or a patient the caller may not know of, is not there.")
    @APIResponse(
            responseCode = "409",
            description = "The time is taken or outside the doctor's schedule; with conflicts and three alternatives.",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "Taken", value = """
                                    {"type":"urn:salus:problem:slot-already-taken","title":"Slot already taken","status":409,
                                     "detail":"This time has just been taken or was not free.",
                                     "conflicts":[{"kind":"doctor","start":"2026-11-24T08:30:00Z","end":"2026-11-24T09:00:00Z",
                                       "detail":"The doctor has another appointment then."}],
                                     "alternatives":[{"doctorId":"0190f0c8-6c11-7b20-8e7f-1a2b3c4d5e6f",
                                       "start":"2026-11-24T09:00:00Z","end":"2026-11-24T09:30:00Z"}]}""")))
    @APIResponse(
            responseCode = "422",
            description =
                    "A rule is broken: in the past, beyond the horizon, too short notice, patient or doctor unknown or not active.")
    public Response book(@Valid @NotNull BookingForm form) {
        return idempotency.once(
                database,
                form,
                AppointmentView.class,
                () -> bookAppointment.book(form, caller.get()),
                booked -> Version.created("/api/v1/appointments/" + booked.id(), booked, booked.version()));
    }

    @POST
    @Path("/holds")
    @PermissionsAllowed("appointments:book")
    @Operation(
            summary = "Keep a slot free for a few minutes",
            description = "Book on it with holdId. It is given back by itself when its time has run out.")
    @APIResponseSchema(
            value = AppointmentView.class,
            responseCode = "201",
            responseDescription = "Held until holdExpiresAt.")
    @APIResponse(responseCode = "400", description = "A field is missing or has the wrong form.")
    @APIResponse(responseCode = "409", description = "The time is taken or outside the doctor's schedule.")
    @APIResponse(responseCode = "422", description = "A rule is broken, or too many slots are held already.")
    public Response hold(@Valid @NotNull HoldForm form) {
        return idempotency.once(
                database,
                form,
                AppointmentView.class,
                () -> holdSlot.hold(form, caller.get()),
                held -> Version.created("/api/v1/appointments/" + held.id(), held, held.version()));
    }

    @DELETE
    @Path("/holds/{id}")
    @PermissionsAllowed("appointments:book")
    @Operation(summary = "Give a held slot back")
    @APIResponse(responseCode = "204", description = "It is free again.")
    @APIResponse(responseCode = "404", description = "The caller holds no such slot.")
    public void release(@PathParam("id") UUID id) {
        releaseHold.release(id, caller.get());
    }

    @POST
    @Path("/{id}/reschedule")
    @PermissionsAllowed("appointments:book")
    @Operation(
            summary = "Move an appointment",
            description = "To another time, another doctor or another room. Its id stays.")
    @APIResponseSchema(value = AppointmentView.class, responseCode = "200", responseDescription = "Moved.")
    @APIResponse(responseCode = "400", description = "A field is missing or has the wrong form.")
    @APIResponse(responseCode = "403", description = "The caller may not set the rules aside.")
    @APIResponse(responseCode = "404", description = "There is no such appointment, or the caller may not know of it.")
    @APIResponse(
            responseCode = "409",
            description = "The time is taken, outside the schedule, or the appointment cannot be moved any more.")
    @APIResponse(responseCode = "412", description = "It was changed since the version in If-Match.")
    @APIResponse(responseCode = "422", description = "A rule is broken, such as a start in the past.")
    public Response reschedule(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull RescheduleForm form) {
        return idempotency.once(
                database,
                form,
                AppointmentView.class,
                () -> rescheduleAppointment.reschedule(id, form, Version.seen(ifMatch), caller.get()),
                moved -> Version.ok(moved, moved.version()));
    }
}
