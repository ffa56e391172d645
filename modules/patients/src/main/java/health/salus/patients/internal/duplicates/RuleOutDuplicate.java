package health.salus.patients.internal.duplicates;

import health.salus.patients.internal.access.RecordAccess;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Violation;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;

/** Somebody has looked and found that two patients are two people; they are not proposed to each other again. */
@ApplicationScoped
class RuleOutDuplicate {
    private final Database database;
    private final RecordAccess access;
    private final Clock clock;

    RuleOutDuplicate(@Schema("patients") Database database, RecordAccess access, Clock clock) {
        this.database = database;
        this.access = access;
        this.clock = clock;
    }

    void run(Caller caller, UUID patientId, UUID otherId) {
        access.mustBeAllowed(caller, patientId);
        theyMustDiffer(patientId, otherId);
        Instant now = clock.instant();
        try {
            database.run(transaction -> {
                transaction
                        .handle()
                        .createUpdate("""
                                INSERT INTO patients.not_duplicate (patient_id, other_id, decided_by, decided_at)
                                VALUES (least(:one, :other), greatest(:one, :other), :by, :at) ON CONFLICT DO NOTHING
                                """)
                        .bind("one", patientId)
                        .bind("other", otherId)
                        .bind("by", caller.userId())
                        .bind("at", now.atOffset(ZoneOffset.UTC))
                        .execute();
                transaction.record(
                        AccessRecord.of(caller, now, "patients:rule-out-duplicate", "patient", patientId, patientId)
                                .noting("not the same as " + otherId));
            });
        } catch (JdbiException e) {
            throw Violation.constraint(e).isPresent() ? new Failure.NotFound("patient") : e;
        }
    }

    private static void theyMustDiffer(UUID patientId, UUID otherId) {
        if (patientId.equals(otherId)) {
            throw new Failure.Malformed(
                    "validation",
                    "A patient is the same as themselves.",
                    List.of(new FieldError("/otherId", "same", "This is the same patient.")));
        }
    }
}
