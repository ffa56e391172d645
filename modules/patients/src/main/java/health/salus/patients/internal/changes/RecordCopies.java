package health.salus.patients.internal.changes;

import health.salus.platform.cache.Cache;
import health.salus.platform.cache.Caches;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Copies of patients' records in memory, dropped at once when something about the patient changes. */
@ApplicationScoped
public class RecordCopies {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final Cache<UUID, Optional<?>> copies;

    public RecordCopies(Caches caches) {
        this.copies = caches.cache("patients", KEPT, MOST);
    }

    /** The copy, or what {@code read} finds now. */
    public <T> Optional<T> get(UUID patientId, Class<T> type, Function<UUID, Optional<T>> read) {
        return copies.get(patientId, read).map(type::cast);
    }

    void drop(UUID patientId) {
        copies.drop(patientId);
    }
}
