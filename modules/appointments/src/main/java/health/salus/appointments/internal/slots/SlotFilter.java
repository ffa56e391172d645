package health.salus.appointments.internal.slots;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which free slots are asked for. For {@code @BeanParam}. */
public class SlotFilter {
    @QueryParam("doctorId")
    @Nullable UUID doctorId;

    @QueryParam("specialty")
    @Size(max = 60) @Parameter(example = "cardiology")
    @Nullable String specialty;

    @QueryParam("departmentId")
    @Nullable UUID departmentId;

    @QueryParam("locationId")
    @Nullable UUID locationId;

    @QueryParam("from")
    @Size(max = 40) @Parameter(
            description = "First day, in the zone of each slot's location; or an instant. Now, if absent.",
            example = "2026-11-24")
    @Nullable String from;

    @QueryParam("to")
    @Size(max = 40) @Parameter(
            description =
                    "Last day, included; or an instant, excluded. Two weeks after the start, if absent; 62 days at most.",
            example = "2026-12-07")
    @Nullable String to;

    @QueryParam("type")
    @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") @Parameter(description = "Code of an appointment type.", example = "consultation")
    @Nullable String type;

    @QueryParam("minutes")
    @Min(5) @Max(480) @Parameter(description = "Length; that of the type, else the schedule's, if absent.")
    @Nullable Integer minutes;
}
