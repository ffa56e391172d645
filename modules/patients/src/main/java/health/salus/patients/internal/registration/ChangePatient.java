package health.salus.patients.internal.registration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.patients.Identifier;
import health.salus.patients.internal.access.RecordAccess;
import health.salus.patients.internal.changes.PatientChange;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import health.salus.platform.web.MergePatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;

/** Changes what is known about a patient: absent fields stay, null clears, lists are replaced whole. */
@ApplicationScoped
class ChangePatient {
    private static final Set<String> OF_PATIENTS_THEMSELVES = Set.of("phones", "email", "addresses", "language");
    private static final Set<String> AT_THEIR_OWN_ADDRESS = Set.of("insurancePolicies", "emergencyContacts");

    private final Database database;
    private final RecordAccess access;
    private final MergePatch patches;
    private final PatientChange changes;
    private final Clock clock;

    ChangePatient(
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

    /**
     * @param version the one the caller has seen
     * @throws Failure.StaleVersion when somebody was faster
     * @throws IdentifierTaken when another patient has one of the identifiers
     */
    Patient run(Caller caller, UUID id, long version, ObjectNode patch) {
        access.mustBeAllowed(caller, id);
        listsWithTheirOwnAddressStayOut(patch);
        patientsChangeOnlyHowToReachThem(caller, patch);
        Instant now = clock.instant();
        try {
            return database.write(transaction -> change(transaction, caller, id, version, patch, now));
        } catch (JdbiException e) {
            List<Identifier> wanted = patches.apply(form(id), patch).identifiers();
            throw IdentifierTaken.orElse(e, database, id, wanted);
        }
    }

    private Patient change(
            Transaction transaction, Caller caller, UUID id, long version, ObjectNode patch, Instant now) {
        Patient current =
                PatientRepository.lock(transaction.handle(), id).orElseThrow(() -> new Failure.NotFound("patient"));
        versionMustBeCurrent(current, version);
        PatientForm before = PatientForm.of(current);
        PatientForm after = patches.apply(before, patch);
        PatientRules.check(after, clock);
        if (after.equals(before)) {
            return current;
        }
        long raised = PatientUpdate.run(transaction.handle(), id, before, after, now);
        changes.announce(transaction, caller, now, id, raised, "changed " + String.join(", ", fields(patch)));
        return PatientRepository.find(transaction.handle(), id).orElseThrow();
    }

    private PatientForm form(UUID id) {
        return PatientForm.of(
                database.read(handle -> PatientRepository.find(handle, id)).orElseThrow());
    }

    static void versionMustBeCurrent(Patient current, long expected) {
        if (current.version() != expected) {
            throw new Failure.StaleVersion(current.version());
        }
    }

    static void listsWithTheirOwnAddressStayOut(ObjectNode patch) {
        List<FieldError> wrong = fields(patch).stream()
                .filter(AT_THEIR_OWN_ADDRESS::contains)
                .map(field -> new FieldError("/" + field, "changed-elsewhere", "This is changed at its own address."))
                .toList();
        if (!wrong.isEmpty()) {
            throw new Failure.Malformed("validation", "Some fields are changed elsewhere.", wrong);
        }
    }

    private void patientsChangeOnlyHowToReachThem(Caller caller, ObjectNode patch) {
        if (access.isPatientOnly(caller) && !OF_PATIENTS_THEMSELVES.containsAll(fields(patch))) {
            throw new Failure.Forbidden(
                    "not-yours-to-change",
                    "You may change your phones, e-mail, addresses and language; ask us for the rest.");
        }
    }

    private static List<String> fields(ObjectNode patch) {
        List<String> fields = new ArrayList<>();
        for (Iterator<String> names = patch.fieldNames(); names.hasNext(); ) {
            fields.add(names.next());
        }
        return fields;
    }
}
