package health.salus.appointments.internal.appointment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the patient arrived, was seen, and left. */
public record Attendance(
        @Nullable Instant checkedInAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {
    public static final Attendance NONE = new Attendance(null, null, null);

    Attendance after(Status status, Instant now) {
        return switch (status) {
            case CHECKED_IN -> new Attendance(now, null, null);
            case IN_PROGRESS -> new Attendance(checkedInAt, now, null);
            case COMPLETED -> new Attendance(checkedInAt, startedAt, now);
            default -> this;
        };
    }
}
