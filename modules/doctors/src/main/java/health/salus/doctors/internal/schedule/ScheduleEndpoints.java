package health.salus.doctors.internal.schedule;

import health.salus.doctors.internal.booked.OnAffected;
import health.salus.doctors.internal.doctor.ReadDoctors;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Version;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Weekly hours over HTTP. */
@Path("/api/v1/doctors/{id}/schedule")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ScheduleEndpoints {
    private final Database database;
    private final CurrentCaller caller;
    private final ReadDoctors doctors;
    private final SetSchedule set;

    ScheduleEndpoints(
            @Schema("doctors") Database database, CurrentCaller caller, ReadDoctors doctors, SetSchedule set) {
        this.database = database;
        this.caller = caller;
        this.doctors = doctors;
        this.set = set;
    }

    @GET
    @PermissionsAllowed("doctors:read")
    @Operation(summary = "Read a doctor's weekly hours")
    @APIResponseSchema(value = Schedule.class, responseCode = "200", responseDescription = "The weekly hours.")
    public Response read(@PathParam("id") UUID id) {
        UUID doctor = doctors.one(id).id();
        Schedule schedule = database.read(handle -> new Schedule(
                doctor,
                ScheduleRepository.version(handle, doctor),
                ScheduleRepository.entries(handle, List.of(doctor)).getOrDefault(doctor, List.of()),
                List.of()));
        return Version.ok(schedule, schedule.version());
    }

    @PUT
    @PermissionsAllowed("doctors:write")
    @Operation(
            summary = "Set a doctor's weekly hours",
            description = "All entries at once, in local time of their locations. An entry that does not end after it"
                    + " starts lasts over midnight. If-Match is \"0\" the first time.")
    @APIResponseSchema(value = Schedule.class, responseCode = "200", responseDescription = "Set.")
    @APIResponse(
            responseCode = "409",
            description = "schedule-affects-appointments: `affected` lists booked appointments that would be outside"
                    + " working time; ?onAffected=keep leaves them as they are.")
    @APIResponse(
            responseCode = "422",
            description = "schedule-not-possible: entries or breaks overlap, or a location or room is not there.")
    public Response set(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("onAffected") @Nullable String onAffected,
            @Valid @NotNull ScheduleForm form) {
        Schedule schedule =
                set.run(caller.get(), id, Version.expected(ifMatch), form.entries(), OnAffected.of(onAffected));
        return Version.ok(schedule, schedule.version());
    }
}
