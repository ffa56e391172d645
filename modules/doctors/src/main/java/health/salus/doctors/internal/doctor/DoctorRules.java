package health.salus.doctors.internal.doctor;

import health.salus.departments.Departments;
import health.salus.platform.data.Violation;
import health.salus.platform.web.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;

/** What must hold of every doctor. */
@ApplicationScoped
class DoctorRules {
    private final Departments departments;

    DoctorRules(Departments departments) {
        this.departments = departments;
    }

    /** Asks the departments module. */
    void departmentsMustExist(List<UUID> ids) {
        if (!ids.isEmpty() && departments.departments(ids).size() < ids.size()) {
            throw new UnknownDepartment();
        }
    }

    /** Somebody who is leaving may still be renamed; going at once is not possible while appointments are being settled. */
    static void nobodyLeavesTwice(DoctorView current, DoctorView changed) {
        if (current.leaving() && !changed.active()) {
            throw new Failure.Conflict(
                    "already-leaving",
                    "This doctor is leaving already. Settle what is booked with them, or undo the departure.");
        }
    }

    /** Says what the database refused in the hospital's words. */
    static RuntimeException refused(JdbiException e) {
        return switch (Violation.constraint(e).orElse("")) {
            case "doctor_licence_once" -> new LicenceNumberTaken();
            case "doctor_specialty_known" -> new UnknownSpecialty();
            default -> e;
        };
    }
}
