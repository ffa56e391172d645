package health.salus.appointments.internal.hospital;

import com.fasterxml.jackson.core.type.TypeReference;
import health.salus.patients.PatientSummary;
import health.salus.patients.Patients;
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

/** The patients, as the patients module knows them. Names are remembered until it says that one changed. */
@ApplicationScoped
public class PatientRegister {
    private final Patients patients;
    private final Cache<UUID, PatientSummary> known;

    PatientRegister(Patients patients, Caches caches) {
        this.patients = patients;
        this.known = caches.shared("patient summaries", Duration.ofHours(1), 20_000, new TypeReference<>() {});
    }

    /** As the patient is at this moment: whether something may be booked for them is not left to memory. */
    public Optional<PatientSummary> current(UUID id) {
        known.drop(id);
        return Optional.ofNullable(byIds(List.of(id)).get(id));
    }

    /** Those of these patients who are known, by id. */
    public Map<UUID, PatientSummary> byIds(Collection<UUID> ids) {
        return known.getAll(
                ids,
                missing -> patients.summaries(missing).stream()
                        .collect(Collectors.toMap(PatientSummary::id, Function.identity())));
    }

    void forget(UUID id) {
        known.drop(id);
    }
}
