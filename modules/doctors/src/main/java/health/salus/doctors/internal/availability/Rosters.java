package health.salus.doctors.internal.availability;

import com.fasterxml.jackson.core.type.TypeReference;
import health.salus.doctors.internal.absence.AbsenceRepository;
import health.salus.doctors.internal.doctor.DoctorRepository;
import health.salus.doctors.internal.schedule.ScheduleRepository;
import health.salus.platform.cache.Cache;
import health.salus.platform.cache.Caches;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.web.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Knows the rosters of doctors; keeps copies, which every change drops. */
@ApplicationScoped
public class Rosters {
    private final Database database;
    private final Cache<UUID, Roster> copies;

    public Rosters(@Schema("doctors") Database database, Caches caches) {
        this.database = database;
        this.copies = caches.shared("rosters", Duration.ofMinutes(30), 10_000, new TypeReference<>() {});
    }

    /** The rosters of those of these doctors that exist; all that are not copied are read at once. */
    List<Roster> of(List<UUID> doctorIds) {
        return List.copyOf(copies.getAll(
                        doctorIds,
                        missing -> database.read(handle -> read(handle, missing)).stream()
                                .collect(Collectors.toMap(Roster::doctorId, Function.identity())))
                .values());
    }

    /** A doctor's roster as it is stored now. */
    public Roster fresh(UUID doctorId) {
        return database.read(handle -> read(handle, List.of(doctorId))).stream()
                .findFirst()
                .orElseThrow(() -> new Failure.NotFound("doctor"));
    }

    public void drop(UUID doctorId) {
        copies.drop(doctorId);
    }

    private static List<Roster> read(Handle handle, List<UUID> doctorIds) {
        var entries = ScheduleRepository.entries(handle, doctorIds);
        var absences = AbsenceRepository.of(handle, doctorIds);
        return DoctorRepository.summaries(handle, doctorIds).stream()
                .map(doctor -> new Roster(
                        doctor.id(),
                        doctor.takesAppointments(),
                        entries.getOrDefault(doctor.id(), List.of()),
                        absences.getOrDefault(doctor.id(), List.of())))
                .toList();
    }
}
