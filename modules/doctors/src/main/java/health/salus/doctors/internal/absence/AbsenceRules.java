package health.salus.doctors.internal.absence;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What must hold of every absence. */
final class AbsenceRules {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2199-12-31T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(3 * 365);

    private AbsenceRules() {}

    static void mustEndAfterItStarts(AbsenceForm absence) {
        if (absence.start().isBefore(EARLIEST) || absence.start().isAfter(LATEST)) {
            throw wrong("/start", "out-of-range", "must be from 1900 to 2199");
        }
        if (!absence.end().isAfter(absence.start())) {
            throw wrong("/end", "before-start", "must be after start");
        }
        if (absence.end().isAfter(absence.start().plus(LONGEST))) {
            throw wrong("/end", "too-long", "must be at most three years after start");
        }
    }

    private static Failure wrong(String pointer, String code, String detail) {
        return new Failure.Malformed(
                "validation", "Some fields are not right.", List.of(new FieldError(pointer, code, detail)));
    }
}
