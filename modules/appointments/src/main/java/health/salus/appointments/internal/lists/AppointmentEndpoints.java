package health.salus.appointments.internal.lists;

import health.salus.appointments.AppointmentView;
import health.salus.appointments.internal.appointment.HistoryEntry;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Page;
import health.salus.platform.web.PageQuery;
import health.salus.platform.web.Version;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Looking at appointments over HTTP. */
@Path("/api/v1/appointments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AppointmentEndpoints {
    private final ReadAppointments appointments;
    private final CountTheDay days;
    private final CurrentCaller caller;

    AppointmentEndpoints(ReadAppointments appointments, CountTheDay days, CurrentCaller caller) {
        this.appointments = appointments;
        this.days = days;
        this.caller = caller;
    }

    /**
     * What was done to an appointment.
     *
     * @param from the state before, or the start before a move in time
     */
    @Schema(name = "AppointmentHistoryEntry")
    public record Entry(
            Instant at,
            String by,
            String action,
            @Nullable String from,
            String to,
            @Nullable String detail) {
        static Entry of(HistoryEntry entry) {
            return new Entry(entry.at(), entry.byName(), entry.action(), entry.was(), entry.became(), entry.detail());
        }
    }

    @GET
    @PermissionsAllowed("appointments:read")
    @Operation(
            summary = "List appointments",
            description = "By start. Patients get their own, clinical staff those of their departments.")
    @APIResponse(responseCode = "200", description = "One page of appointments.")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is unknown or not right, or the cursor is not one of ours.")
    public Page<AppointmentView> list(@Valid @BeanParam AppointmentFilter filter, @Valid @BeanParam PageQuery page) {
        return appointments.list(filter, page, caller.get());
    }

    @GET
    @Path("/summary")
    @PermissionsAllowed("appointments:read")
    @Operation(summary = "Count a day", description = "Today, if no date is given; the day is that of each location.")
    @APIResponse(
            responseCode = "200",
            description = "How many are expected, waiting, seen, and how many slots are free.")
    @APIResponse(responseCode = "400", description = "A parameter is not right.")
    public DaySummary summary(
            @QueryParam("date") @Parameter(example = "2026-11-24") @Nullable LocalDate date,
            @QueryParam("locationId") @Nullable UUID locationId,
            @QueryParam("doctorId") @Nullable UUID doctorId) {
        return days.count(date, locationId, doctorId, caller.get());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("appointments:read")
    @Operation(summary = "Read an appointment")
    @APIResponseSchema(
            value = AppointmentView.class,
            responseCode = "200",
            responseDescription = "The appointment, its version in ETag.")
    @APIResponse(responseCode = "404", description = "There is no such appointment, or the caller may not know of it.")
    public Response read(@PathParam("id") UUID id) {
        AppointmentView found = appointments.one(id, caller.get());
        return Version.ok(found, found.version());
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed("appointments:read")
    @Operation(summary = "Read what was done to an appointment")
    @APIResponse(responseCode = "200", description = "Each change, oldest first.")
    @APIResponse(responseCode = "404", description = "There is no such appointment, or the caller may not know of it.")
    public Page<Entry> history(@PathParam("id") UUID id) {
        return Page.whole(
                appointments.history(id, caller.get()).stream().map(Entry::of).toList());
    }
}
