package health.salus.doctors.internal.absence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.doctors.internal.booked.OnAffected;
import health.salus.doctors.internal.doctor.ReadDoctors;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Absences of a doctor over HTTP. */
@Path("/api/v1/doctors/{id}/absences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AbsenceEndpoints {
    private static final String AFFECTED =
            "schedule-affects-appointments: `affected` lists appointments booked during the absence; ?onAffected=keep"
                    + " leaves them as they are.";

    private final Database database;
    private final CurrentCaller caller;
    private final Idempotency idempotency;
    private final ReadDoctors doctors;
    private final RecordAbsence absences;

    AbsenceEndpoints(
            @Schema("doctors") Database database,
            CurrentCaller caller,
            Idempotency idempotency,
            ReadDoctors doctors,
            RecordAbsence absences) {
        this.database = database;
        this.caller = caller;
        this.idempotency = idempotency;
        this.doctors = doctors;
        this.absences = absences;
    }

    @GET
    @PermissionsAllowed("doctors:read")
    @Operation(summary = "List a doctor's absences", description = "Those at least partly between `from` and `to`.")
    public Page<AbsenceView> list(
            @PathParam("id") UUID id,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("to") @Nullable Instant to) {
        UUID doctor = doctors.one(id).id();
        return Page.whole(database.read(handle -> AbsenceRepository.between(handle, doctor, from, to)))
                .map(absence -> AbsenceView.of(absence, List.of()));
    }

    @POST
    @PermissionsAllowed("doctors:write")
    @Operation(summary = "Record that a doctor is away")
    @APIResponseSchema(value = AbsenceView.class, responseCode = "201", responseDescription = "Recorded.")
    @APIResponse(responseCode = "409", description = AFFECTED)
    public Response create(
            @PathParam("id") UUID id,
            @QueryParam("onAffected") @Nullable String onAffected,
            @Valid @NotNull AbsenceForm form) {
        return idempotency.once(
                database,
                form,
                AbsenceView.class,
                () -> absences.record(caller.get(), id, form, OnAffected.of(onAffected)),
                absence -> Version.created(
                        "/api/v1/doctors/" + id + "/absences/" + absence.id(), absence, absence.version()));
    }

    @GET
    @Path("/{absenceId}")
    @PermissionsAllowed("doctors:read")
    @Operation(summary = "Read an absence")
    @APIResponseSchema(value = AbsenceView.class, responseCode = "200", responseDescription = "The absence.")
    public Response read(@PathParam("id") UUID id, @PathParam("absenceId") UUID absenceId) {
        var absence = absences.one(id, absenceId);
        return Version.ok(AbsenceView.of(absence, List.of()), absence.version());
    }

    @PATCH
    @Path("/{absenceId}")
    @PermissionsAllowed("doctors:write")
    @Operation(summary = "Change an absence (JSON merge patch)")
    @RequestBodySchema(AbsenceForm.class)
    @APIResponseSchema(value = AbsenceView.class, responseCode = "200", responseDescription = "Changed.")
    @APIResponse(responseCode = "409", description = AFFECTED)
    public Response change(
            @PathParam("id") UUID id,
            @PathParam("absenceId") UUID absenceId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("onAffected") @Nullable String onAffected,
            @NotNull ObjectNode patch) {
        var absence = absences.change(
                caller.get(), id, absenceId, Version.expected(ifMatch), patch, OnAffected.of(onAffected));
        return Version.ok(absence, absence.version());
    }

    @DELETE
    @Path("/{absenceId}")
    @PermissionsAllowed("doctors:write")
    @Operation(summary = "Take an absence back")
    @APIResponse(responseCode = "204", description = "Taken back.")
    public void delete(
            @PathParam("id") UUID id,
            @PathParam("absenceId") UUID absenceId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        absences.takeBack(caller.get(), id, absenceId, Version.expected(ifMatch));
    }
}
