package health.salus.appointments.internal.lists;

import health.salus.appointments.internal.appointment.Status;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which appointments a list shows. For {@code @BeanParam}. */
public class AppointmentFilter {
    private static final Set<Status> NOT_SHOWN_UNASKED =
            EnumSet.of(Status.HELD, Status.EXPIRED, Status.ENTERED_IN_ERROR, Status.WAITLISTED, Status.OFFERED);

    @QueryParam("patientId")
    @Nullable UUID patientId;

    @QueryParam("doctorId")
    @Nullable UUID doctorId;

    @QueryParam("departmentId")
    @Nullable UUID departmentId;

    @QueryParam("locationId")
    @Nullable UUID locationId;

    @QueryParam("roomId")
    @Nullable UUID roomId;

    @QueryParam("from")
    @Size(max = 40) @Parameter(description = "First day in each appointment's own zone, or an instant.", example = "2026-11-24")
    @Nullable String from;

    @QueryParam("to")
    @Size(max = 40) @Parameter(description = "Last day, included; or an instant, excluded.", example = "2026-11-24")
    @Nullable String to;

    @QueryParam("status")
    @Size(max = 200) @Parameter(
            description = "Words separated by commas. Without it, holds and what was entered in error are left out.",
            example = "booked,confirmed")
    @Nullable String status;

    @QueryParam("sort")
    @Pattern(regexp = "-?start", message = "must be start or -start") @Parameter(description = "start or -start", example = "start")
    @Nullable String sort;

    boolean backwards() {
        return "-start".equals(sort);
    }

    List<String> statuses() {
        if (status == null || status.isBlank()) {
            return Arrays.stream(Status.values())
                    .filter(each -> !NOT_SHOWN_UNASKED.contains(each))
                    .map(Status::word)
                    .toList();
        }
        return Arrays.stream(status.split(",", -1))
                .map(String::strip)
                .map(AppointmentFilter::known)
                .map(Status::word)
                .toList();
    }

    private static Status known(String word) {
        return Status.known(word)
                .orElseThrow(() -> new Failure.Malformed(
                        "validation",
                        "A status is not known.",
                        List.of(new FieldError("?status", "unknown", "There is no such status."))));
    }
}
