package health.salus.doctors.internal.departure;

import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.saga.Sagas;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Failure;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** A doctor's departure over HTTP. It begins with {@code PATCH /doctors/{id}?onAffected=move}. */
@Path("/api/v1/doctors/{id}/departure")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DepartureEndpoints {
    private final Database database;
    private final CurrentCaller caller;
    private final Sagas sagas;
    private final Departure departure;
    private final UndoDeparture undoDeparture;

    DepartureEndpoints(
            @Schema("doctors") Database database,
            CurrentCaller caller,
            Sagas sagas,
            Departure departure,
            UndoDeparture undoDeparture) {
        this.database = database;
        this.caller = caller;
        this.sagas = sagas;
        this.departure = departure;
        this.undoDeparture = undoDeparture;
    }

    @GET
    @PermissionsAllowed("doctors:read")
    @Operation(
            summary = "Read how far a doctor's departure has come",
            description = "The last one. What is to become of each appointment is at /appointment-proposals.")
    @APIResponse(responseCode = "200", description = "The departure.")
    @APIResponse(responseCode = "404", description = "There is no such doctor, or they never were to leave.")
    public DepartureView read(@PathParam("id") UUID id) {
        return database.read(handle -> sagas.latest(handle, departure, id))
                .map(DepartureView::of)
                .orElseThrow(() -> new Failure.NotFound("departure"));
    }

    @POST
    @Path("/undo")
    @PermissionsAllowed("doctors:write")
    @Operation(
            summary = "Undo a doctor's departure",
            description =
                    "The doctor stays: times held elsewhere are given back, appointments that were moved go back to their"
                            + " old time, those that were called off are booked anew, and then the doctor takes bookings again."
                            + " This takes a moment; GET says how far it has come. Asking twice changes nothing.")
    @APIResponse(responseCode = "200", description = "It is being undone.")
    @APIResponse(responseCode = "404", description = "There is no such doctor, or they never were to leave.")
    @APIResponse(responseCode = "409", description = "departure-over: the doctor has left, or stays already.")
    public DepartureView undo(@PathParam("id") UUID id) {
        return undoDeparture.undo(id, caller.get());
    }
}
