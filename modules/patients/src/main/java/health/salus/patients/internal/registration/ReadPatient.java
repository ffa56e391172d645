package health.salus.patients.internal.registration;

import health.salus.patients.internal.access.RecordAccess;
import health.salus.patients.internal.changes.RecordCopies;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Opens a patient's record; who did so is durable before they see it. */
@ApplicationScoped
class ReadPatient {
    private final Database database;
    private final RecordAccess access;
    private final RecordCopies copies;
    private final Clock clock;

    ReadPatient(@Schema("patients") Database database, RecordAccess access, RecordCopies copies, Clock clock) {
        this.database = database;
        this.access = access;
        this.copies = copies;
        this.clock = clock;
    }

    /** @throws Failure.NotFound when there is no such patient */
    Patient run(Caller caller, UUID id) {
        var record = AccessRecord.of(caller, clock.instant(), "patients:read", "patient", id, id);
        try {
            access.mustBeAllowed(caller, id);
        } catch (Failure.Forbidden denied) {
            database.recordRead(record.ended("denied"));
            throw denied;
        }
        Patient patient = copies.get(id, Patient.class, this::read).orElseThrow(() -> new Failure.NotFound("patient"));
        database.recordRead(record);
        return patient;
    }

    private Optional<Patient> read(UUID id) {
        return database.readPlainly(connection -> PatientRepository.find(connection, id));
    }
}
