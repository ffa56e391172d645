package health.salus.patients.internal.contacts;

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
import health.salus.platform.web.MergePatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** A patient's emergency contacts: added, changed, removed. Each change is also a change of the patient. */
@ApplicationScoped
class Contacts {
    private final Database database;
    private final RecordAccess access;
    private final MergePatch patches;
    private final PatientChange changes;
    private final Clock clock;

    Contacts(
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

    List<EmergencyContact> of(Caller caller, UUID patientId) {
        access.mustBeAllowed(caller, patientId);
        List<EmergencyContact> contacts = database.read(handle -> ContactRepository.of(handle, patientId));
        database.recordRead(
                AccessRecord.of(caller, clock.instant(), "patients:read", "emergency-contact", patientId, patientId));
        return contacts;
    }

    EmergencyContact add(Caller caller, UUID patientId, ContactForm form) {
        access.mustBeAllowed(caller, patientId);
        EmergencyContact contact = form.as(Ids.next(), 1);
        return database.write(transaction -> {
            note(transaction, caller, patientId, "added an emergency contact");
            ContactRepository.insert(transaction.handle(), patientId, contact);
            return contact;
        });
    }

    EmergencyContact change(Caller caller, UUID patientId, UUID id, long version, ObjectNode patch) {
        access.mustBeAllowed(caller, patientId);
        return database.write(transaction -> {
            EmergencyContact current = lock(transaction, patientId, id, version);
            ContactForm form = patches.apply(ContactForm.of(current), patch);
            EmergencyContact changed = form.as(id, current.version() + 1);
            note(transaction, caller, patientId, "changed an emergency contact");
            ContactRepository.update(transaction.handle(), changed);
            return changed;
        });
    }

    void remove(Caller caller, UUID patientId, UUID id, long version) {
        access.mustBeAllowed(caller, patientId);
        database.run(transaction -> {
            lock(transaction, patientId, id, version);
            note(transaction, caller, patientId, "removed an emergency contact");
            ContactRepository.delete(transaction.handle(), id);
        });
    }

    private void note(Transaction transaction, Caller caller, UUID patientId, String what) {
        changes.note(transaction, caller, clock.instant(), patientId, what);
    }

    private static EmergencyContact lock(Transaction transaction, UUID patientId, UUID id, long version) {
        EmergencyContact current = ContactRepository.lock(transaction.handle(), patientId, id)
                .orElseThrow(() -> new Failure.NotFound("emergency contact"));
        if (current.version() != version) {
            throw new Failure.StaleVersion(current.version());
        }
        return current;
    }
}
