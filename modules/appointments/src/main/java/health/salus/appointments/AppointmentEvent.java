package health.salus.appointments;

import health.salus.appointments.internal.appointment.Sight;
import health.salus.platform.events.Event;
import health.salus.platform.security.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something happened to an appointment; its fields are those after it. */
public interface AppointmentEvent extends Event {
    UUID appointmentId();

    UUID patientId();

    UUID doctorId();

    @Nullable UUID departmentId();

    @Nullable UUID locationId();

    Instant start();

    /** The first moment that does not belong to it. */
    Instant end();

    @Nullable UUID roomId();

    @Override
    default UUID aggregateId() {
        return appointmentId();
    }

    /** Whether it is an appointment with this doctor. */
    default boolean isWith(UUID doctor) {
        return doctorId().equals(doctor);
    }

    /** Whether this person sees the appointment in lists, and so may also hear that it changed. */
    default boolean mayBeToldTo(Caller caller) {
        return caller.may("appointments:read") && Sight.of(caller).sees(patientId(), doctorId(), departmentId());
    }
}
