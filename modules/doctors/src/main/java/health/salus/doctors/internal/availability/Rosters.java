package health.salus.doctors.internal.availability;

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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Knows the rosters of doctors; keeps copies, which every change drops. */
@ApplicationScoped
public class Rosters {
    private final Database database;
    private final Cache<UUID, Optional<Roster>> copies;
    private final AtomicLong changes = new AtomicLong();

    public Rosters(@Schema("doctors") Database database, Caches caches) {
        this.database = database;
        this.copies = caches.cache("rosters", Duration.ofMinutes(30), 10_000);
    }

    /** The rosters of those of these doctors that exist; all that are not copied are read at once. */
    List<Roster> of(List<UUID> doctorIds) {
        var together = new Together(doctorIds);
        return doctorIds.stream()
                .distinct()
                .flatMap(id -> copies.get(id, together::read).stream())
                .toList();
    }

    /** A doctor's roster as it is stored now. */
    public Roster fresh(UUID doctorId) {
        return database.read(handle -> read(handle, List.of(doctorId))).stream()
                .findFirst()
                .orElseThrow(() -> new Failure.NotFound("doctor"));
    }

    public void drop(UUID doctorId) {
        changes.incrementAndGet();
        copies.drop(doctorId);
    }

    private static List<Roster> read(Handle handle, List<UUID> doctorIds) {
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

    /** Reads the rosters of one request in one go when the first is missing; after a change somewhere, one by one. */
    private final class Together {
        private final List<UUID> doctorIds;
        private final long begin = changes.get();
        private Map<UUID, Roster> read = Map.of();

        Together(List<UUID> doctorIds) {
            this.doctorIds = doctorIds;
        }

        Optional<Roster> read(UUID id) {
            if (changes.get() != begin) {
                return database.read(handle -> Rosters.read(handle, List.of(id))).stream()
                        .findFirst();
            }
            if (read.isEmpty()) {
                List<Roster> rosters = database.read(handle -> Rosters.read(handle, doctorIds));
                read = rosters.stream().collect(Collectors.toMap(Roster::doctorId, Function.identity()));
            }
            return changes.get() == begin ? Optional.ofNullable(read.get(id)) : read(id);
        }
    }
}
