package health.salus.appointments;

import health.salus.platform.events.Event;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Visits of the past were taken over from another system.
 *
 * @param importId of these visits, not of a file: a large import is told in several parts
 * @param visits who was seen by whom and where, each once however often it was
 */
public record PastVisitsImported(UUID importId, List<Visit> visits) implements Event {
    /** A patient was with this doctor, in this department if it is known. */
    public record Visit(
            UUID patientId, UUID doctorId, @Nullable UUID departmentId) {}

    @Override
    public UUID aggregateId() {
        return importId;
    }
}
