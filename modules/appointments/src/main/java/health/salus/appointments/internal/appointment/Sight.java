package health.salus.appointments.internal.appointment;

import health.salus.platform.security.Caller;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which appointments somebody may see: patients their own, doctors and nurses those of their departments, everybody else
 * who may read appointments all of them.
 */
public sealed interface Sight {
    boolean sees(@Nullable UUID patientId, UUID doctorId, @Nullable UUID departmentId);

    default boolean sees(Appointment appointment) {
        Place place = appointment.place();
        return sees(appointment.patientId(), place.doctorId(), place.departmentId());
    }

    /** Sees everything. */
    record Whole() implements Sight {
        @Override
        public boolean sees(@Nullable UUID patientId, UUID doctorId, @Nullable UUID departmentId) {
            return true;
        }
    }

    /** Sees what is theirs as a patient. */
    record Own(@Nullable UUID self) implements Sight {
        @Override
        public boolean sees(@Nullable UUID patientId, UUID doctorId, @Nullable UUID departmentId) {
            return self != null && self.equals(patientId);
        }
    }

    /** Sees what takes place in their departments, and what is with themselves. */
    record Departments(Set<UUID> departmentIds, @Nullable UUID self) implements Sight {
        @Override
        public boolean sees(@Nullable UUID patientId, UUID doctorId, @Nullable UUID departmentId) {
            return doctorId.equals(self) || (departmentId != null && departmentIds.contains(departmentId));
        }
    }

    static Sight of(Caller caller) {
        Set<String> roles = caller.roles();
        if (isPatient(caller)) {
            return new Own(caller.patientId());
        }
        boolean clinical = roles.contains("doctor") || roles.contains("nurse");
        boolean alsoMore = roles.stream()
                .anyMatch(role -> !Set.of("doctor", "nurse", "patient").contains(role));
        return clinical && !alsoMore ? new Departments(caller.departmentIds(), caller.doctorId()) : new Whole();
    }

    /** Whether somebody acts as a patient and not as staff. */
    static boolean isPatient(Caller caller) {
        return caller.roles().equals(Set.of("patient"));
    }
}
