package health.salus.doctors.internal.availability;

import health.salus.doctors.AvailabilityInterval;
import health.salus.doctors.internal.doctor.ReadDoctors;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import health.salus.platform.web.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** When doctors work, over HTTP. */
@Path("/api/v1/doctors")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AvailabilityEndpoints {
    private static final int MOST_DAYS = 62;
    private static final int MOST_DOCTORS = 50;

    private final ReadDoctors doctors;
    private final FindAvailability find;

    AvailabilityEndpoints(ReadDoctors doctors, FindAvailability find) {
        this.doctors = doctors;
        this.find = find;
    }

    @GET
    @Path("/{id}/availability")
    @PermissionsAllowed("doctors:read")
    @Operation(
            summary = "When a doctor works",
            description =
                    "The scheduled time on the days from `from` to `to`, both included, in the zone of each"
                            + " location; at most 62 days. Intervals never overlap; only those of kind `working` can be booked.")
    public Page<AvailabilityInterval> one(
            @PathParam("id") UUID id,
            @QueryParam("from") @NotNull @Parameter(example = "2026-03-02") LocalDate from,
            @QueryParam("to") @NotNull @Parameter(example = "2026-03-15") LocalDate to) {
        return days(List.of(doctors.one(id).id()), from, to);
    }

    @GET
    @Path("/availability")
    @PermissionsAllowed("doctors:read")
    @Operation(summary = "When several doctors work", description = "As for one doctor, for at most 50.")
    public Page<AvailabilityInterval> several(
            @QueryParam("doctorIds")
                    @NotNull @Size(max = 2000) @Pattern(
                            regexp = "[0-9a-fA-F-]{36}(,[0-9a-fA-F-]{36})*",
                            message = "must be ids with commas between")
                    @Parameter(description = "Ids of doctors with commas between.")
                    String doctorIds,
            @QueryParam("from") @NotNull LocalDate from,
            @QueryParam("to") @NotNull LocalDate to) {
        List<UUID> ids;
        try {
            ids = Arrays.stream(doctorIds.split(",", -1)).map(UUID::fromString).toList();
        } catch (IllegalArgumentException e) {
            throw wrong("doctorIds", "wrong-form", "must be ids with commas between");
        }
        if (ids.size() > MOST_DOCTORS) {
            throw wrong("doctorIds", "too-many", "must be at most " + MOST_DOCTORS + " doctors");
        }
        return days(ids, from, to);
    }

    /** The days are those of each location, so a margin is read for the zones of the world and cut off. */
    private Page<AvailabilityInterval> days(List<UUID> ids, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw wrong("to", "before-from", "must not be before from");
        }
        if (from.getYear() < 1900
                || to.getYear() > 2199
                || from.plusDays(MOST_DAYS).isBefore(to)) {
            throw wrong("to", "too-long", "must be at most " + MOST_DAYS + " days after from, from 1900 to 2199");
        }
        Instant earliest = from.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant latest = to.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        return Page.whole(find.of(ids, earliest, latest).stream()
                .flatMap(interval -> within(interval, from, to).stream())
                .toList());
    }

    private static Optional<AvailabilityInterval> within(AvailabilityInterval interval, LocalDate from, LocalDate to) {
        var clock = WallClock.in(interval.zone());
        var days = new Span(clock.startOf(from), clock.startOf(to.plusDays(1)));
        var part = new Span(interval.start(), interval.end()).within(days);
        return part.isEmpty()
                ? Optional.empty()
                : Optional.of(new AvailabilityInterval(
                        interval.doctorId(),
                        part.start(),
                        part.end(),
                        interval.kind(),
                        interval.locationId(),
                        interval.zone(),
                        interval.roomId(),
                        interval.slotMinutes(),
                        interval.appointmentTypes(),
                        interval.label()));
    }

    private static Failure wrong(String parameter, String code, String detail) {
        return new Failure.Malformed(
                "validation", "Some parameters are not right.", List.of(new FieldError("?" + parameter, code, detail)));
    }
}
