package health.salus.departments.internal.holiday;

import health.salus.departments.HolidayView;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Idempotency;
import health.salus.platform.web.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Holidays of a location over HTTP. */
@Path("/api/v1/locations/{id}/holidays")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class HolidayEndpoints {
    private final Database database;
    private final CurrentCaller caller;
    private final Idempotency idempotency;
    private final ReadHolidays holidays;
    private final CloseForHoliday close;
    private final OpenDespiteHoliday open;

    HolidayEndpoints(
            @Schema("departments") Database database,
            CurrentCaller caller,
            Idempotency idempotency,
            ReadHolidays holidays,
            CloseForHoliday close,
            OpenDespiteHoliday open) {
        this.database = database;
        this.caller = caller;
        this.idempotency = idempotency;
        this.holidays = holidays;
        this.close = close;
        this.open = open;
    }

    @GET
    @PermissionsAllowed("departments:read")
    @Operation(summary = "List the days on which a location is closed")
    public Page<HolidayView> list(@PathParam("id") UUID id) {
        return Page.whole(holidays.of(id));
    }

    @POST
    @PermissionsAllowed("departments:write")
    @Operation(summary = "Close a location for a day")
    @APIResponseSchema(value = HolidayView.class, responseCode = "201", responseDescription = "Closed on that day.")
    @APIResponse(responseCode = "409", description = "holiday-already-there: it is already closed on that day.")
    public Response create(@PathParam("id") UUID id, @Valid @NotNull HolidayForm form) {
        return idempotency.once(
                database,
                form,
                HolidayView.class,
                () -> close.run(caller.get(), id, form),
                holiday -> Response.created(URI.create("/api/v1/locations/" + id + "/holidays/" + holiday.id()))
                        .entity(holiday)
                        .build());
    }

    @DELETE
    @Path("/{holidayId}")
    @PermissionsAllowed("departments:write")
    @Operation(summary = "Do not close a location on a day after all")
    @APIResponse(responseCode = "204", description = "Open.")
    public void delete(@PathParam("id") UUID id, @PathParam("holidayId") UUID holidayId) {
        open.run(caller.get(), id, holidayId);
    }
}
