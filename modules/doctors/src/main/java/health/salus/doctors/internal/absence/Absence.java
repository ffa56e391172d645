package health.salus.doctors.internal.absence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A time {@code [start, end)} during which a doctor sees nobody. */
public record Absence(
        UUID id,
        UUID doctorId,
        Instant start,
        Instant end,
        AbsenceKind kind,
        @Nullable String note,
        long version) {}
