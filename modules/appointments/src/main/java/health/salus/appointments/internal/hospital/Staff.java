package health.salus.appointments.internal.hospital;

import com.fasterxml.jackson.core.type.TypeReference;
import health.salus.doctors.DoctorSummary;
import health.salus.doctors.Doctors;
import health.salus.platform.cache.Cache;
import health.salus.platform.cache.Caches;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The doctors, as the doctors module knows them; remembered until it says that one changed. */
@ApplicationScoped
public class Staff {
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final Doctors doctors;
    private final Cache<UUID, DoctorSummary> known;
    private final Cache<Group, List<DoctorSummary>> groups;

    private record Group(
            @Nullable String specialty, @Nullable UUID departmentId) {}

    Staff(Doctors doctors, Caches caches) {
        this.doctors = doctors;
        this.known = caches.shared("doctor summaries", LIFE, 5_000, new TypeReference<>() {});
        this.groups = caches.shared("doctor groups", LIFE, 500, new TypeReference<>() {});
    }

    public Optional<DoctorSummary> find(UUID id) {
        return Optional.ofNullable(byIds(List.of(id)).get(id));
    }

    /** Those of these doctors who are known, by id. */
    public Map<UUID, DoctorSummary> byIds(Collection<UUID> ids) {
        return known.getAll(ids, missing -> byId(doctors.byIds(missing)));
    }

    /** Active doctors of a specialty, of a department, or of both. */
    public List<DoctorSummary> in(@Nullable String specialty, @Nullable UUID departmentId) {
        return groups.get(new Group(specialty, departmentId), group -> doctors.find(specialty, departmentId));
    }

    void forget(UUID doctorId) {
        known.drop(doctorId);
        groups.dropAll();
    }

    private static Map<UUID, DoctorSummary> byId(List<DoctorSummary> found) {
        return found.stream().collect(Collectors.toMap(DoctorSummary::id, Function.identity()));
    }
}
