package health.salus.doctors.internal.availability;

import health.salus.doctors.internal.absence.AbsenceRepository;
import health.salus.doctors.internal.doctor.DoctorRepository;
import health.salus.doctors.internal.schedule.ScheduleRepository;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads rosters. */
public final class Rosters {
    private Rosters() {}

    /** The rosters of those of these doctors that exist. */
    public static List<Roster> of(Handle handle, List<UUID> doctorIds) {
        var entries = ScheduleRepository.entries(handle, doctorIds);
        var absences = AbsenceRepository.of(handle, doctorIds);
        return DoctorRepository.summaries(handle, doctorIds).stream()
                .map(doctor -> new Roster(
                        doctor.id(),
                        doctor.active(),
                        entries.getOrDefault(doctor.id(), List.of()),
                        absences.getOrDefault(doctor.id(), List.of())))
                .toList();
    }
}
