package health.salus.patients.internal.changes;

import health.salus.patients.PatientChanged;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Transaction;
import health.salus.platform.events.Event;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** What every change of a patient leaves behind: a higher version, an event, and who did it. */
@ApplicationScoped
public class PatientChange {
    private final RecordCopies copies;

    public PatientChange(RecordCopies copies) {
        this.copies = copies;
    }

    /**
     * Notes a change of what hangs on the patient, such as a policy.
     *
     * @param what the changed fields, without their content
     * @throws Failure.NotFound when there is no such patient
     */
    public void note(Transaction transaction, Caller caller, Instant at, UUID patientId, String what) {
        long version = transaction
                .handle()
                .createQuery("""
                        UPDATE patients.patient SET version = version + 1, updated_at = :at WHERE id = :id RETURNING version
                        """)
                .bind("id", patientId)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> new Failure.NotFound("patient"));
        announce(transaction, caller, at, patientId, version, what);
    }

    /** As {@link #note} where the version has been raised already. */
    public void announce(
            Transaction transaction, Caller caller, Instant at, UUID patientId, long version, String what) {
        announce(
                transaction,
                new PatientChanged(patientId, version),
                AccessRecord.of(caller, at, "patients:change", "patient", patientId, patientId)
                        .noting(what));
    }

    /** Leaves any event about the patient, and who caused it. */
    public void announce(Transaction transaction, Event event, AccessRecord record) {
        transaction.publish(event);
        transaction.record(record);
        transaction.afterCommit(() -> copies.drop(event.aggregateId()));
    }
}
