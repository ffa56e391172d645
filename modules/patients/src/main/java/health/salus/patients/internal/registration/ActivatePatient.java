package health.salus.patients.internal.registration;

import health.salus.patients.PatientDeactivated;
import health.salus.patients.PatientReactivated;
import health.salus.patients.internal.access.RecordAccess;
import health.salus.patients.internal.changes.PatientChange;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.events.Event;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Takes a patient out of care here, with a reason, or back into it. Doing so twice changes nothing. */
@ApplicationScoped
class ActivatePatient {
    private final Database database;
    private final RecordAccess access;
    private final PatientChange changes;
    private final Clock clock;

    ActivatePatient(@Schema("patients") Database database, RecordAccess access, PatientChange changes, Clock clock) {
        this.database = database;
        this.access = access;
        this.clock = clock;
        this.changes = changes;
    }

    Patient deactivate(Caller caller, UUID id, String reason) {
        return set(caller, id, false, new PatientDeactivated(id), "patients:deactivate", reason);
    }

    Patient reactivate(Caller caller, UUID id) {
        return set(caller, id, true, new PatientReactivated(id), "patients:reactivate", "");
    }

    private Patient set(Caller caller, UUID id, boolean active, Event event, String action, String reason) {
        access.mustBeAllowed(caller, id);
        Instant now = clock.instant();
        return database.write(transaction -> {
            int changed = transaction
                    .handle()
                    .createUpdate("""
                            UPDATE patients.patient SET active = :active, version = version + 1, updated_at = :now
                            WHERE id = :id AND active <> :active
                            """)
                    .bind("active", active)
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .bind("id", id)
                    .execute();
            if (changed == 1) {
                var record = AccessRecord.of(caller, now, action, "patient", id, id);
                changes.announce(transaction, event, reason.isEmpty() ? record : record.because(reason));
            }
            return PatientRepository.find(transaction.handle(), id).orElseThrow(() -> new Failure.NotFound("patient"));
        });
    }
}
