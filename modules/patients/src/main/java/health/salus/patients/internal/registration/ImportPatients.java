package health.salus.patients.internal.registration;

import health.salus.patients.Gender;
import health.salus.patients.ImportedPatient;
import health.salus.patients.PatientRegistered;
import health.salus.patients.internal.changes.PatientChange;
import health.salus.patients.internal.numbers.RecordNumbers;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.imports.ImportOutcome;
import health.salus.platform.imports.ImportOutcome.Outcome;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;

/**
 * Takes over patients from another system. The same source and id is the same patient, so that an import may be repeated. What
 * is wrong with one row does not keep out the others.
 */
@ApplicationScoped
public class ImportPatients {
    private final Database database;
    private final RecordNumbers numbers;
    private final Validator validator;
    private final PatientChange changes;
    private final Clock clock;

    ImportPatients(
            @Schema("patients") Database database,
            RecordNumbers numbers,
            Validator validator,
            PatientChange changes,
            Clock clock) {
        this.database = database;
        this.numbers = numbers;
        this.validator = validator;
        this.clock = clock;
        this.changes = changes;
    }

    /** A row that has the form of a patient. */
    private record Row(ImportedPatient imported, PatientForm form) {}

    /** One outcome for each, in the same order. */
    public List<ImportOutcome> run(Caller caller, List<ImportedPatient> patients) {
        ImportOutcome[] outcomes = new ImportOutcome[patients.size()];
        List<Row> rows = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < patients.size(); i++) {
            ImportedPatient imported = patients.get(i);
            if (imported.birthDate() == null || imported.gender() == null) {
                outcomes[i] = ImportOutcome.failed(imported.externalId(), "birthDate and gender must not be empty");
                continue;
            }
            PatientForm form = form(imported, imported.birthDate(), imported.gender());
            String wrong = wrong(form);
            if (wrong.isEmpty()) {
                rows.add(new Row(imported, form));
                places.add(i);
            } else {
                outcomes[i] = ImportOutcome.failed(imported.externalId(), wrong);
            }
        }
        List<ImportOutcome> stored = store(caller, rows);
        for (int i = 0; i < stored.size(); i++) {
            outcomes[places.get(i)] = stored.get(i);
        }
        return List.of(outcomes);
    }

    /** All in one transaction; only if the database refuses one of them, each in its own. */
    private List<ImportOutcome> store(Caller caller, List<Row> rows) {
        try {
            return database.write(transaction -> store(transaction, caller, rows));
        } catch (JdbiException e) {
            if (rows.size() == 1) {
                var row = rows.getFirst();
                RuntimeException meaning = IdentifierTaken.orElse(
                        e, database, Ids.next(), row.form().identifiers());
                if (meaning instanceof Failure failure) {
                    return List.of(
                            ImportOutcome.failed(row.imported().externalId(), Text.orEmpty(failure.getMessage())));
                }
                throw e;
            }
            return rows.stream()
                    .flatMap(row -> store(caller, List.of(row)).stream())
                    .toList();
        }
    }

    private List<ImportOutcome> store(Transaction transaction, Caller caller, List<Row> rows) {
        Map<String, Patient> known = known(transaction, rows);
        Map<String, NewPatient> fresh = new LinkedHashMap<>();
        List<ImportOutcome> outcomes = new ArrayList<>();
        Instant now = clock.instant();
        for (Row row : rows) {
            String externalId = row.imported().externalId();
            Patient before = known.get(externalId);
            if (before != null) {
                outcomes.add(update(transaction, caller, row, before, now));
            } else if (fresh.containsKey(externalId)) {
                outcomes.add(ImportOutcome.failed(externalId, "This id occurs twice in the import."));
            } else {
                var patient = fresh(caller, row, now);
                fresh.put(externalId, patient);
                outcomes.add(ImportOutcome.of(externalId, patient.id(), Outcome.CREATED));
            }
        }
        insert(transaction, caller, fresh.values(), now);
        return outcomes;
    }

    private static void insert(Transaction transaction, Caller caller, Collection<NewPatient> patients, Instant now) {
        PatientRepository.insertAll(transaction.handle(), patients);
        for (NewPatient patient : patients) {
            transaction.publish(new PatientRegistered(patient.id(), patient.mrn()));
            transaction.record(AccessRecord.of(caller, now, "patients:import", "patient", patient.id(), patient.id()));
        }
    }

    private ImportOutcome update(Transaction transaction, Caller caller, Row row, Patient before, Instant now) {
        PatientForm known = PatientForm.of(before);
        if (known.equals(row.form())) {
            return ImportOutcome.of(row.imported().externalId(), before.id(), Outcome.UNCHANGED);
        }
        long version = PatientUpdate.run(transaction.handle(), before.id(), known, row.form(), now);
        changes.announce(transaction, caller, now, before.id(), version, "imported again");
        return ImportOutcome.of(row.imported().externalId(), before.id(), Outcome.UPDATED);
    }

    private static Map<String, Patient> known(Transaction transaction, List<Row> rows) {
        return rows.isEmpty()
                ? Map.of()
                : PatientRepository.imported(
                        transaction.handle(),
                        rows.getFirst().imported().source(),
                        rows.stream().map(row -> row.imported().externalId()).toList());
    }

    private NewPatient fresh(Caller caller, Row row, Instant now) {
        return NewPatient.imported(
                Ids.next(),
                numbers.next(),
                row.form(),
                now,
                caller.userId(),
                row.imported().source(),
                row.imported().externalId());
    }

    private static PatientForm form(ImportedPatient p, LocalDate birthDate, Gender gender) {
        return new PatientForm(
                Text.orEmpty(p.givenName()),
                Text.orEmpty(p.familyName()),
                p.middleName(),
                birthDate,
                gender,
                p.phones(),
                p.email(),
                p.addresses(),
                p.identifiers(),
                List.of(),
                List.of(),
                p.language(),
                p.bloodGroup(),
                p.deceasedAt());
    }

    /** What is not right with it, in one line; empty when all is. */
    private String wrong(PatientForm form) {
        var violations = validator.validate(form).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted()
                .toList();
        return String.join(
                "; ",
                violations.isEmpty()
                        ? PatientRules.broken(form, clock).stream()
                                .map(error -> error.pointer().substring(1) + ": " + error.detail())
                                .toList()
                        : violations);
    }
}
