package health.salus.patients.internal.insurance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.patients.internal.access.RecordAccess;
import health.salus.patients.internal.changes.PatientChange;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import health.salus.platform.web.MergePatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** A patient's insurance policies: added, changed, removed. Each change is also a change of the patient. */
@ApplicationScoped
class Policies {
    private final Database database;
    private final RecordAccess access;
    private final MergePatch patches;
    private final PatientChange changes;
    private final Clock clock;

    Policies(
            @Schema("patients") Database database,
            RecordAccess access,
            MergePatch patches,
            PatientChange changes,
            Clock clock) {
        this.database = database;
        this.access = access;
        this.patches = patches;
        this.clock = clock;
        this.changes = changes;
    }

    List<InsurancePolicy> of(Caller caller, UUID patientId) {
        access.mustBeAllowed(caller, patientId);
        List<InsurancePolicy> policies = database.read(handle -> PolicyRepository.of(handle, patientId));
        database.recordRead(
                AccessRecord.of(caller, clock.instant(), "patients:read", "insurance-policy", patientId, patientId));
        return policies;
    }

    InsurancePolicy add(Caller caller, UUID patientId, PolicyForm form) {
        access.mustBeAllowed(caller, patientId);
        mustEndAfterItStarts(form);
        InsurancePolicy policy = form.as(Ids.next(), 1);
        return database.write(transaction -> {
            note(transaction, caller, patientId, "added an insurance policy");
            PolicyRepository.insert(transaction.handle(), patientId, policy);
            return policy;
        });
    }

    InsurancePolicy change(Caller caller, UUID patientId, UUID id, long version, ObjectNode patch) {
        access.mustBeAllowed(caller, patientId);
        return database.write(transaction -> {
            InsurancePolicy current = lock(transaction, patientId, id, version);
            PolicyForm form = patches.apply(PolicyForm.of(current), patch);
            mustEndAfterItStarts(form);
            InsurancePolicy changed = form.as(id, current.version() + 1);
            note(transaction, caller, patientId, "changed an insurance policy");
            PolicyRepository.update(transaction.handle(), changed);
            return changed;
        });
    }

    void remove(Caller caller, UUID patientId, UUID id, long version) {
        access.mustBeAllowed(caller, patientId);
        database.run(transaction -> {
            lock(transaction, patientId, id, version);
            note(transaction, caller, patientId, "removed an insurance policy");
            PolicyRepository.delete(transaction.handle(), id);
        });
    }

    private void note(Transaction transaction, Caller caller, UUID patientId, String what) {
        changes.note(transaction, caller, clock.instant(), patientId, what);
    }

    private static InsurancePolicy lock(Transaction transaction, UUID patientId, UUID id, long version) {
        InsurancePolicy current = PolicyRepository.lock(transaction.handle(), patientId, id)
                .orElseThrow(() -> new Failure.NotFound("insurance policy"));
        if (current.version() != version) {
            throw new Failure.StaleVersion(current.version());
        }
        return current;
    }

    static void mustEndAfterItStarts(PolicyForm form) {
        if (form.endsBeforeItStarts()) {
            throw new Failure.Malformed(
                    "validation",
                    "The policy ends before it starts.",
                    List.of(new FieldError("/validTo", "before-start", "It ends before it starts.")));
        }
    }
}
