package health.salus.appointments.internal.slots;

import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.appointment.Sight;
import health.salus.appointments.internal.catalogue.AppointmentTypes;
import health.salus.appointments.internal.hospital.Staff;
import health.salus.doctors.DoctorSummary;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import health.salus.platform.web.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Free slots over HTTP. */
@Path("/api/v1/slots")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SlotEndpoints {
    private final FindFreeSlots slots;
    private final Staff staff;
    private final AppointmentTypes types;
    private final CurrentCaller caller;
    private final Settings settings;
    private final Clock clock;

    SlotEndpoints(
            FindFreeSlots slots,
            Staff staff,
            AppointmentTypes types,
            CurrentCaller caller,
            Settings settings,
            Clock clock) {
        this.slots = slots;
        this.staff = staff;
        this.types = types;
        this.caller = caller;
        this.settings = settings;
        this.clock = clock;
    }

    /** Free slots on one day. */
    public record FreeOnDay(LocalDate date, long free) {}

    @GET
    @PermissionsAllowed("appointments:book")
    @Operation(
            summary = "Find free slots, the next one first",
            description = "Of one doctor, or of all of a specialty or department.")
    @APIResponse(responseCode = "200", description = "Times that can be booked, by start.")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not right, or neither doctorId, specialty nor departmentId is given.")
    @APIResponse(responseCode = "422", description = "The appointment type is not in the catalogue.")
    public Page<Slot> find(
            @Valid @BeanParam SlotFilter filter,
            @QueryParam("limit")
                    @DefaultValue("25")
                    @Min(1) @Max(2000) @Parameter(description = "Most slots in the answer.")
                    int limit) {
        List<Slot> found =
                search(filter).map(search -> slots.first(search, limit)).orElse(List.of());
        return Page.of(found, limit, null, null);
    }

    @GET
    @Path("/days")
    @PermissionsAllowed("appointments:book")
    @Operation(
            summary = "Count the free slots of each day",
            description = "Days are those of the slots' location; full days are left out.")
    @APIResponse(responseCode = "200", description = "Days with free slots.")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not right, or neither doctorId, specialty nor departmentId is given.")
    @APIResponse(responseCode = "422", description = "The appointment type is not in the catalogue.")
    public Page<FreeOnDay> days(@Valid @BeanParam SlotFilter filter) {
        return Page.whole(search(filter)
                .map(search -> slots.byDay(search).entrySet().stream()
                        .map(day -> new FreeOnDay(day.getKey(), day.getValue()))
                        .toList())
                .orElse(List.of()));
    }

    /** Empty when nothing in the time asked for can be booked. */
    private Optional<SlotSearch> search(SlotFilter filter) {
        Instant now = clock.instant();
        SlotWindow window = SlotWindow.parse(filter.from, filter.to, now);
        var length = new SlotLength(types.named(filter.type), filter.minutes);
        Instant earliest = Sight.isPatient(caller.get()) ? now.plus(settings.duration(Setting.BOOKING_NOTICE)) : now;
        Optional<Period> bookable = window.between(earliest, now.plus(settings.duration(Setting.BOOKING_HORIZON)));
        return bookable.map(time ->
                new SlotSearch(doctors(filter), filter.departmentId, filter.locationId, length, time, window::admits));
    }

    private List<DoctorSummary> doctors(SlotFilter filter) {
        if (filter.doctorId != null) {
            return staff.find(filter.doctorId)
                    .filter(DoctorSummary::active)
                    .map(List::of)
                    .orElse(List.of());
        }
        if (filter.specialty == null && filter.departmentId == null) {
            throw new Failure.Malformed(
                    "validation",
                    "Say whom to look for.",
                    List.of(new FieldError("?doctorId", "required", "Give a doctor, a specialty or a department.")));
        }
        return staff.in(filter.specialty, filter.departmentId);
    }
}
