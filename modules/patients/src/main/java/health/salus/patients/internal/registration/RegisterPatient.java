package health.salus.patients.internal.registration;

import health.salus.patients.PatientRegistered;
import health.salus.patients.internal.numbers.RecordNumbers;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Together;
import health.salus.platform.data.Transaction;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Somebody becomes a patient. Possible duplicates do not stop it: people decide, having been warned. */
@ApplicationScoped
class RegisterPatient {
    private final Database database;
    private final Together<Registration, Patient> registrations;
    private final RecordNumbers numbers;
    private final Clock clock;

    RegisterPatient(@Schema("patients") Database database, RecordNumbers numbers, Clock clock) {
        this.database = database;
        this.registrations = database.together(RegisterPatient::store);
        this.numbers = numbers;
        this.clock = clock;
    }

    /** @throws IdentifierTaken when another patient has one of the identifiers */
    Patient run(Caller caller, PatientForm form) {
        PatientRules.check(form, clock);
        var patient = NewPatient.registered(Ids.next(), numbers.next(), form, clock.instant(), caller.userId());
        try {
            return Objects.requireNonNull(registrations.store(new Registration(patient, caller)));
        } catch (JdbiException e) {
            throw IdentifierTaken.orElse(e, database, patient.id(), form.identifiers());
        }
    }

    private record Registration(NewPatient patient, Caller by) {}

    private static List<@Nullable Patient> store(Transaction transaction, List<Registration> registrations) {
        PatientRepository.insertAll(
                transaction.handle(),
                registrations.stream().map(Registration::patient).toList());
        for (Registration registration : registrations) {
            NewPatient patient = registration.patient();
            transaction.publish(new PatientRegistered(patient.id(), patient.mrn()));
            transaction.record(AccessRecord.of(
                    registration.by(), patient.at(), "patients:register", "patient", patient.id(), patient.id()));
        }
        List<@Nullable Patient> patients = new ArrayList<>();
        registrations.forEach(
                registration -> patients.add(registration.patient().stored()));
        return patients;
    }
}
