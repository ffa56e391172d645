package health.salus.doctors.internal.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.doctors.internal.booked.OnAffected;
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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Doctors over HTTP. */
@Path("/api/v1/doctors")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DoctorEndpoints {
    private final Database database;
    private final CurrentCaller caller;
    private final Idempotency idempotency;
    private final ReadDoctors doctors;
    private final RegisterDoctor register;
    private final ChangeDoctor change;

    DoctorEndpoints(
            @Schema("doctors") Database database,
            CurrentCaller caller,
            Idempotency idempotency,
            ReadDoctors doctors,
            RegisterDoctor register,
            ChangeDoctor change) {
        this.database = database;
        this.caller = caller;
        this.idempotency = idempotency;
        this.doctors = doctors;
        this.register = register;
        this.change = change;
    }

    @GET
    @PermissionsAllowed("doctors:read")
    @Operation(summary = "List doctors by name")
    public Page<DoctorView> list(@Valid @BeanParam DoctorQuery query) {
        return doctors.page(query);
    }

    @POST
    @PermissionsAllowed("doctors:write")
    @Operation(summary = "Register a doctor")
    @APIResponseSchema(value = DoctorView.class, responseCode = "201", responseDescription = "Registered.")
    @APIResponse(responseCode = "409", description = "licence-number-taken: another doctor has the licence number.")
    @APIResponse(responseCode = "422", description = "unknown-specialty, or unknown-department.")
    public Response create(@Valid @NotNull DoctorForm form) {
        return idempotency.once(
                database,
                form,
                DoctorView.class,
                () -> register.run(caller.get(), form),
                doctor -> Version.created("/api/v1/doctors/" + doctor.id(), doctor, doctor.version()));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("doctors:read")
    @Operation(summary = "Read a doctor")
    @APIResponseSchema(value = DoctorView.class, responseCode = "200", responseDescription = "The doctor.")
    public Response read(@PathParam("id") UUID id) {
        var doctor = doctors.one(id);
        return Version.ok(doctor, doctor.version());
    }

    @PATCH
    @Path("/{id}")
    @PermissionsAllowed("doctors:write")
    @Operation(
            summary = "Change a doctor (JSON merge patch)",
            description =
                    "With ?onAffected=move, a doctor who shall not be active any more is `leaving` at first: they take no"
                            + " new appointments, other times are proposed for those they have, and when all are settled the doctor"
                            + " is inactive. Until then POST /doctors/{id}/departure/undo takes it back.")
    @RequestBodySchema(DoctorForm.class)
    @APIResponseSchema(value = DoctorView.class, responseCode = "200", responseDescription = "Changed.")
    @APIResponse(
            responseCode = "409",
            description = "licence-number-taken, or schedule-affects-appointments: somebody is booked with a doctor who"
                    + " shall not be active any more; `affected` lists the appointments, ?onAffected=keep leaves them,"
                    + " ?onAffected=move begins a departure. Or already-leaving: a departure is under way.")
    @APIResponse(responseCode = "422", description = "unknown-specialty, or unknown-department.")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("onAffected") @Nullable String onAffected,
            @NotNull ObjectNode patch) {
        var doctor = change.run(caller.get(), id, Version.expected(ifMatch), patch, OnAffected.ofLeaving(onAffected));
        return Version.ok(doctor, doctor.version());
    }
}
