package health.salus.doctors.internal.absence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.doctors.DoctorAbsenceChanged;
import health.salus.doctors.internal.availability.Rosters;
import health.salus.doctors.internal.booked.AffectedAppointments;
import health.salus.doctors.internal.booked.OnAffected;
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
import java.util.UUID;

/** A doctor will be away, at another time than was said, or not at all. */
@ApplicationScoped
class RecordAbsence {
    private final Database database;
    private final Rosters rosters;
    private final AffectedAppointments affected;
    private final MergePatch patches;
    private final Clock clock;

    RecordAbsence(
            @Schema("doctors") Database database,
            Rosters rosters,
            AffectedAppointments affected,
            MergePatch patches,
            Clock clock) {
        this.database = database;
        this.rosters = rosters;
        this.affected = affected;
        this.patches = patches;
        this.clock = clock;
    }

    AbsenceView record(Caller caller, UUID doctorId, AbsenceForm form, OnAffected onAffected) {
        AbsenceRules.mustEndAfterItStarts(form);
        var absence = form.absence(Ids.next(), doctorId, 1);
        var roster = rosters.fresh(doctorId);
        var booked = affected.by(roster, roster.withAbsence(absence), onAffected);
        return database.write(transaction -> {
            AbsenceRepository.insert(transaction.handle(), absence);
            announce(transaction, caller, doctorId, "doctors:record-absence");
            return AbsenceView.of(absence, booked);
        });
    }

    AbsenceView change(Caller caller, UUID doctorId, UUID id, long version, ObjectNode patch, OnAffected onAffected) {
        var current = one(doctorId, id);
        if (current.version() != version) {
            throw new Failure.StaleVersion(current.version());
        }
        var form = patches.apply(AbsenceForm.of(current), patch);
        AbsenceRules.mustEndAfterItStarts(form);
        var absence = form.absence(id, doctorId, version + 1);
        var roster = rosters.fresh(doctorId);
        var booked = affected.by(roster, roster.withAbsence(absence), onAffected);
        return database.write(transaction -> {
            if (!AbsenceRepository.update(transaction.handle(), absence)) {
                throw new Failure.StaleVersion(version);
            }
            announce(transaction, caller, doctorId, "doctors:change-absence");
            return AbsenceView.of(absence, booked);
        });
    }

    void takeBack(Caller caller, UUID doctorId, UUID id, long version) {
        var current = one(doctorId, id);
        database.run(transaction -> {
            if (!AbsenceRepository.delete(transaction.handle(), id, version)) {
                throw new Failure.StaleVersion(current.version());
            }
            announce(transaction, caller, doctorId, "doctors:take-back-absence");
        });
    }

    Absence one(UUID doctorId, UUID id) {
        return database.read(handle -> AbsenceRepository.find(handle, doctorId, id))
                .orElseThrow(() -> new Failure.NotFound("absence"));
    }

    private void announce(Transaction transaction, Caller caller, UUID doctorId, String action) {
        transaction.publish(new DoctorAbsenceChanged(doctorId));
        transaction.record(AccessRecord.of(caller, clock.instant(), action, "doctor", doctorId, null));
        transaction.afterCommit(() -> rosters.drop(doctorId));
    }
}
