package health.salus.doctors.internal.availability;

import health.salus.doctors.AvailabilityKind;
import health.salus.doctors.internal.absence.Absence;
import org.jspecify.annotations.Nullable;

/** Something that keeps a doctor from working during a shift. */
record Interruption(
        Span span, AvailabilityKind kind, @Nullable String label) {

    static Interruption absence(Absence absence) {
        return new Interruption(
                new Span(absence.start(), absence.end()),
                AvailabilityKind.ABSENCE,
                absence.kind().label());
    }

    static Interruption holiday(Span day, @Nullable String name) {
        return new Interruption(day, AvailabilityKind.HOLIDAY, name);
    }

    static Interruption pause(Span span, @Nullable String label) {
        return new Interruption(span, AvailabilityKind.BREAK, label);
    }
}
