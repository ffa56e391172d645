package health.salus.doctors.internal;

import health.salus.doctors.AvailabilityInterval;
import health.salus.doctors.AvailabilityQuery;
import health.salus.doctors.DoctorSummary;
import health.salus.doctors.Doctors;
import health.salus.doctors.ImportedProvider;
import health.salus.doctors.internal.availability.FindAvailability;
import health.salus.doctors.internal.doctor.DoctorRepository;
import health.salus.doctors.internal.provider.ImportProviders;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.imports.ImportOutcome;
import health.salus.platform.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The module's interface where the module runs in this process. */
@ApplicationScoped
@Typed(DoctorDirectory.class)
@RunOnVirtualThread
class DoctorDirectory implements Doctors {
    private final Database database;
    private final FindAvailability findAvailability;
    private final CurrentCaller caller;
    private final ImportProviders importProviders;

    DoctorDirectory(
            @Schema("doctors") Database database,
            CurrentCaller caller,
            FindAvailability findAvailability,
            ImportProviders importProviders) {
        this.database = database;
        this.caller = caller;
        this.findAvailability = findAvailability;
        this.importProviders = importProviders;
    }

    @Override
    public List<DoctorSummary> byIds(List<UUID> ids) {
        return database.read(handle -> DoctorRepository.summaries(handle, ids));
    }

    @Override
    public List<DoctorSummary> find(@Nullable String specialty, @Nullable UUID departmentId) {
        return database.read(handle -> DoctorRepository.active(handle, specialty, departmentId));
    }

    @Override
    public List<AvailabilityInterval> availability(AvailabilityQuery query) {
        return findAvailability.of(query.doctorIds(), query.from(), query.to());
    }

    @Override
    public List<ImportOutcome> importProviders(List<ImportedProvider> providers) {
        return importProviders.run(caller.get(), providers);
    }
}
