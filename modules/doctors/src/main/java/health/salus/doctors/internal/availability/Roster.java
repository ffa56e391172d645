package health.salus.doctors.internal.availability;

import health.salus.doctors.internal.absence.Absence;
import health.salus.doctors.internal.schedule.ScheduleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What of a doctor decides when they can be booked.
 *
 * @param active whether they take appointments
 */
public record Roster(UUID doctorId, boolean active, List<ScheduleEntry> entries, List<Absence> absences) {

    public Roster withEntries(List<ScheduleEntry> changed) {
        return new Roster(doctorId, active, changed, absences);
    }

    public Roster withAbsence(Absence absence) {
        var all = new ArrayList<>(absences);
        all.removeIf(known -> known.id().equals(absence.id()));
        all.add(absence);
        return new Roster(doctorId, active, entries, all);
    }

    public Roster inactive() {
        return new Roster(doctorId, false, entries, absences);
    }
}
