package health.salus.patients.internal;

import health.salus.patients.CallerRef;
import health.salus.patients.ImportedPatient;
import health.salus.patients.ImportedPolicy;
import health.salus.patients.PatientSummary;
import health.salus.patients.Patients;
import health.salus.patients.internal.access.RecordAccess;
import health.salus.patients.internal.insurance.ImportPolicies;
import health.salus.patients.internal.registration.ImportPatients;
import health.salus.patients.internal.search.SummaryRepository;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.imports.ImportOutcome;
import health.salus.platform.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.util.List;
import java.util.UUID;

/** Answers other modules. */
@ApplicationScoped
@Typed(PatientDirectory.class)
@RunOnVirtualThread
class PatientDirectory implements Patients {
    private final Database database;
    private final RecordAccess access;
    private final CurrentCaller caller;
    private final ImportPatients importPatients;
    private final ImportPolicies importPolicies;

    PatientDirectory(
            @Schema("patients") Database database,
            RecordAccess access,
            CurrentCaller caller,
            ImportPatients importPatients,
            ImportPolicies importPolicies) {
        this.database = database;
        this.access = access;
        this.caller = caller;
        this.importPatients = importPatients;
        this.importPolicies = importPolicies;
    }

    @Override
    public List<PatientSummary> summaries(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : database.readPlainly(connection -> SummaryRepository.byIds(connection, ids));
    }

    @Override
    public boolean mayRead(UUID patientId, CallerRef caller) {
        return access.mayRead(patientId, caller);
    }

    @Override
    public List<ImportOutcome> importPatients(List<ImportedPatient> patients) {
        return importPatients.run(caller.get(), patients);
    }

    @Override
    public List<ImportOutcome> importPolicies(List<ImportedPolicy> policies) {
        return importPolicies.run(caller.get(), policies);
    }
}
