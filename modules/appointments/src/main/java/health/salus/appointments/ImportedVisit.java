package health.salus.appointments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit that took place in another system.
 *
 * @param externalId its id there
 * @param locationId where it took place; its zone is that of the location, UTC where absent
 * @param end the visit's end; a visit without a length is taken to have lasted a minute
 * @param type code of an appointment type; a consultation where absent
 */
public record ImportedVisit(
        String externalId,
        UUID patientId,
        UUID doctorId,
        @Nullable UUID departmentId,
        @Nullable UUID locationId,
        Instant start,
        Instant end,
        @Nullable String type,
        @Nullable String reason) {}
