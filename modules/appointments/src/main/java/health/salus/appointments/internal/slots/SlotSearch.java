package health.salus.appointments.internal.slots;

import health.salus.appointments.internal.appointment.Period;
import health.salus.doctors.DoctorSummary;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which free slots are looked for.
 *
 * @param departmentId shown with each slot; that of the doctor where null
 * @param admitted what else must be true of a slot, such as its day in its own zone
 */
public record SlotSearch(
        List<DoctorSummary> doctors,
        @Nullable UUID departmentId,
        @Nullable UUID locationId,
        SlotLength length,
        Period window,
        Predicate<Slot> admitted) {

    SlotSearch during(Period part) {
        return new SlotSearch(doctors, departmentId, locationId, length, part, admitted);
    }
}
