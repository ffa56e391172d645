package health.salus.patients.internal.registration;

import health.salus.patients.PatientRegistered;
import health.salus.patients.internal.numbers.RecordNumbers;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jdbi.v3.core.JdbiException;

/** Somebody becomes a patient. Possible duplicates do not stop it: people decide, having been warned. */
@ApplicationScoped
class RegisterPatient {
    private final Database database;
    private final RecordNumbers numbers;
    private final Clock clock;

    RegisterPatient(@Schema("patients") Database database, RecordNumbers numbers, Clock clock) {
        this.database = database;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** @throws IdentifierTaken when another patient has one of the identifiers */
    Patient run(Caller caller, PatientForm form) {
        PatientRules.check(form, clock);
        var patient = NewPatient.registered(Ids.next(), numbers.next(), form, clock.instant(), caller.userId());
        try {
            return database.write(transaction -> {
                PatientRepository.insert(transaction.handle(), patient);
                transaction.publish(new PatientRegistered(patient.id(), patient.mrn()));
                transaction.record(AccessRecord.of(
                        caller, patient.at(), "patients:register", "patient", patient.id(), patient.id()));
                return patient.stored();
            });
        } catch (JdbiException e) {
            throw IdentifierTaken.orElse(e, database, patient.id(), form.identifiers());
        }
    }
}
