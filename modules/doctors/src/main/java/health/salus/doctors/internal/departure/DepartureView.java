package health.salus.doctors.internal.departure;

import com.fasterxml.jackson.annotation.JsonValue;
import health.salus.platform.saga.Course;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A doctor's departure and how far it has come.
 *
 * @param startedBy the name of who asked for it
 * @param undoneFor why the doctor stays after all: {@code refused} by somebody, {@code late} when nobody decided in time,
 *     {@code failed} when it did not succeed
 * @param stuck undoing it does not succeed; the operators of the installation are needed
 * @param dueAt when the doctor stays after all unless it is settled; absent once it is over
 */
@Schema(name = "Departure", description = "A doctor leaves, as soon as what is booked with them is settled.")
public record DepartureView(
        UUID id,
        UUID doctorId,
        @Schema(examples = "deciding") Stage stage,
        String startedBy,
        Instant startedAt,
        @Schema(examples = "refused") @Nullable String undoneFor,
        boolean stuck,
        @Nullable Instant dueAt,
        Instant changedAt) {

    /** What is going on. */
    public enum Stage {
        /** Other times are being looked for. */
        PROPOSING,
        /** People decide about each appointment. */
        DECIDING,
        /** Everything is settled; the doctor is about to be inactive. */
        FINISHING,
        /** It is being undone. */
        UNDOING,
        /** The doctor has left. */
        DONE,
        /** The doctor has stayed. */
        UNDONE;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static DepartureView of(Course course) {
        return new DepartureView(
                course.id(),
                course.subject(),
                stage(course),
                course.askedName(),
                course.startedAt(),
                course.undoneFor() == null ? null : course.undoneFor().name().toLowerCase(Locale.ROOT),
                course.stuck(),
                course.isOver() ? null : course.dueAt(),
                course.changedAt());
    }

    private static Stage stage(Course course) {
        if (course.isOver()) {
            return course.undoing() ? Stage.UNDONE : Stage.DONE;
        }
        if (course.undoing()) {
            return Stage.UNDOING;
        }
        return switch (course.step()) {
            case Departure.SETTLE -> Stage.DECIDING;
            case Departure.PROPOSE -> Stage.PROPOSING;
            default -> Stage.FINISHING;
        };
    }
}
