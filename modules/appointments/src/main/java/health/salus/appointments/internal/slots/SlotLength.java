package health.salus.appointments.internal.slots;

import health.salus.appointments.internal.catalogue.AppointmentType;
import health.salus.doctors.AvailabilityInterval;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long an appointment takes: as long as asked for, else as its type takes, else as the schedule says. */
public record SlotLength(
        @Nullable AppointmentType type, @Nullable Integer minutes) {

    public Duration in(AvailabilityInterval duty) {
        return otherwise(duty.slotMinutes());
    }

    public Duration otherwise(int scheduled) {
        if (minutes != null) {
            return Duration.ofMinutes(minutes);
        }
        return Duration.ofMinutes(type == null ? scheduled : type.minutes());
    }

    /** Distance between the starts of two slots: the schedule's, or less for what is shorter. */
    Duration step(AvailabilityInterval duty) {
        return Duration.ofMinutes(Math.min(duty.slotMinutes(), in(duty).toMinutes()));
    }

    public boolean bookableIn(AvailabilityInterval duty) {
        return type == null
                || duty.appointmentTypes().isEmpty()
                || duty.appointmentTypes().contains(type.code());
    }

    /** Whether a start is one of the slots that are offered in this duty. */
    public boolean onGrid(AvailabilityInterval duty, Instant start) {
        return Duration.between(duty.start(), start).toMillis() % step(duty).toMillis() == 0;
    }
}
