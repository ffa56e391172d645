package health.salus.patients;

import health.salus.platform.security.Caller;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parts of a caller that decide whose records they may open. */
public record CallerRef(
        UUID userId,
        Set<String> roles,
        @Nullable UUID patientId,
        @Nullable UUID doctorId,
        Set<UUID> departmentIds) {

    public static CallerRef of(Caller caller) {
        return new CallerRef(
                caller.userId(), caller.roles(), caller.patientId(), caller.doctorId(), caller.departmentIds());
    }
}
