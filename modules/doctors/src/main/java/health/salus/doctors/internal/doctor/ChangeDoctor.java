package health.salus.doctors.internal.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.doctors.DoctorChanged;
import health.salus.doctors.internal.availability.Rosters;
import health.salus.doctors.internal.booked.AffectedAppointments;
import health.salus.doctors.internal.booked.OnAffected;
import health.salus.doctors.internal.departure.BeginDeparture;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.MergePatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.JdbiException;

/** Something about a doctor is changed; also that they do not work here any more, or do again. */
@ApplicationScoped
class ChangeDoctor {
    private final Database database;
    private final ReadDoctors doctors;
    private final DoctorRules rules;
    private final Rosters rosters;
    private final AffectedAppointments affected;
    private final BeginDeparture departure;
    private final MergePatch patches;
    private final Clock clock;

    ChangeDoctor(
            @Schema("doctors") Database database,
            ReadDoctors doctors,
            DoctorRules rules,
            Rosters rosters,
            AffectedAppointments affected,
            BeginDeparture departure,
            MergePatch patches,
            Clock clock) {
        this.database = database;
        this.doctors = doctors;
        this.rules = rules;
        this.rosters = rosters;
        this.affected = affected;
        this.departure = departure;
        this.patches = patches;
        this.clock = clock;
    }

    /** @param onAffected what to do when somebody is booked with a doctor who shall not be active any more */
    DoctorView run(Caller caller, UUID id, long version, ObjectNode patch, OnAffected onAffected) {
        var current = doctors.one(id);
        if (current.version() != version) {
            throw new Failure.StaleVersion(current.version());
        }
        var changed = patches.apply(DoctorForm.of(current), patch).doctor(id, version + 1);
        rules.departmentsMustExist(changed.departmentIds());
        DoctorRules.nobodyLeavesTwice(current, changed);
        boolean goes = current.active() && !changed.active();
        if (goes && onAffected == OnAffected.MOVE) {
            return stored(
                    caller, changed.staying(true, false), transaction -> departure.begin(transaction, id, caller));
        }
        if (goes) {
            var roster = rosters.fresh(id);
            affected.by(roster, roster.inactive(), onAffected);
        }
        return stored(caller, changed.staying(changed.active(), current.leaving()), transaction -> {});
    }

    private DoctorView stored(Caller caller, DoctorView changed, Consumer<Transaction> more) {
        UUID id = changed.id();
        try {
            return database.write(transaction -> {
                if (!DoctorRepository.update(transaction.handle(), changed)) {
                    throw new Failure.StaleVersion(changed.version() - 1);
                }
                transaction.publish(new DoctorChanged(id));
                transaction.record(AccessRecord.of(caller, clock.instant(), "doctors:change", "doctor", id, null));
                transaction.afterCommit(() -> rosters.drop(id));
                more.accept(transaction);
                return DoctorRepository.find(transaction.handle(), id).orElse(changed);
            });
        } catch (JdbiException e) {
            throw DoctorRules.refused(e);
        }
    }
}
