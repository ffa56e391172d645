package health.salus.doctors.internal.doctor;

import health.salus.doctors.DoctorRegistered;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jdbi.v3.core.JdbiException;

/** A doctor begins to work here. */
@ApplicationScoped
class RegisterDoctor {
    private final Database database;
    private final DoctorRules rules;
    private final Clock clock;

    RegisterDoctor(@Schema("doctors") Database database, DoctorRules rules, Clock clock) {
        this.database = database;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws LicenceNumberTaken when another doctor has the licence number */
    DoctorView run(Caller caller, DoctorForm form) {
        rules.departmentsMustExist(form.departmentIds());
        var doctor = form.doctor(Ids.next(), 1);
        try {
            return database.write(transaction -> {
                DoctorRepository.insert(transaction.handle(), doctor);
                transaction.publish(new DoctorRegistered(doctor.id()));
                transaction.record(
                        AccessRecord.of(caller, clock.instant(), "doctors:register", "doctor", doctor.id(), null));
                return doctor;
            });
        } catch (JdbiException e) {
            throw DoctorRules.refused(e);
        }
    }
}
