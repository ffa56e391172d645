package health.salus.patients.internal.registration;

import health.salus.patients.internal.numbers.RecordNumbers;
import health.salus.platform.data.Database;
import health.salus.platform.testkit.Callers;
import java.time.Clock;

/** Registers patients for tests of other packages. */
public final class Registrations {
    private final RegisterPatient register;

    public Registrations(Database database, Clock clock) {
        register = new RegisterPatient(database, new RecordNumbers(database), clock);
    }

    /** Returns the record number. */
    public String add(PatientForm form) {
        return register.run(Callers.receptionist(), form).mrn();
    }
}
