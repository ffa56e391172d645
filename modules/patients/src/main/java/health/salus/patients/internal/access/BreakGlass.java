package health.salus.patients.internal.access;

import health.salus.patients.BreakGlassUsed;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Opens a record without a care relationship: for a reason, for a while, and not without notice. */
@ApplicationScoped
class BreakGlass {
    static final Duration LASTS = Duration.ofHours(4);

    private final Database database;
    private final Clock clock;

    BreakGlass(@Schema("patients") Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Returns when the record closes again. */
    Instant run(Caller caller, UUID patientId, String reason) {
        Instant now = clock.instant();
        Instant expiresAt = now.plus(LASTS);
        database.run(transaction -> {
            patientMustExist(transaction, patientId);
            insert(transaction, caller, patientId, reason, now, expiresAt);
            transaction.publish(new BreakGlassUsed(patientId, caller.userId(), caller.name(), reason, expiresAt));
            transaction.record(AccessRecord.of(caller, now, "patients:break-glass", "patient", patientId, patientId)
                    .because(reason));
        });
        return expiresAt;
    }

    private static void patientMustExist(Transaction transaction, UUID patientId) {
        boolean exists = transaction
                .handle()
                .createQuery("SELECT EXISTS (SELECT FROM patients.patient WHERE id = :id)")
                .bind("id", patientId)
                .mapTo(Boolean.class)
                .one();
        if (!exists) {
            throw new Failure.NotFound("patient");
        }
    }

    private static void insert(
            Transaction transaction, Caller caller, UUID patientId, String reason, Instant now, Instant expiresAt) {
        transaction
                .handle()
                .createUpdate("""
                        INSERT INTO patients.break_glass (id, patient_id, user_id, reason, used_at, expires_at)
                        VALUES (:id, :patientId, :userId, :reason, :usedAt, :expiresAt)
                        """)
                .bind("id", Ids.next())
                .bind("patientId", patientId)
                .bind("userId", caller.userId())
                .bind("reason", reason)
                .bind("usedAt", now.atOffset(ZoneOffset.UTC))
                .bind("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                .execute();
    }
}
