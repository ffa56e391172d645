package health.salus.doctors.internal.schedule;

import health.salus.doctors.DoctorScheduleChanged;
import health.salus.doctors.internal.availability.Rosters;
import health.salus.doctors.internal.booked.AffectedAppointments;
import health.salus.doctors.internal.booked.OnAffected;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Violation;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;

/** A doctor's weekly hours are set as a whole. */
@ApplicationScoped
class SetSchedule {
    private final Database database;
    private final SitesOfSchedule sites;
    private final Rosters rosters;
    private final AffectedAppointments affected;
    private final Clock clock;

    SetSchedule(
            @Schema("doctors") Database database,
            SitesOfSchedule sites,
            Rosters rosters,
            AffectedAppointments affected,
            Clock clock) {
        this.database = database;
        this.sites = sites;
        this.rosters = rosters;
        this.affected = affected;
        this.clock = clock;
    }

    Schedule run(Caller caller, UUID doctorId, long version, List<ScheduleEntry> entries, OnAffected onAffected) {
        var roster = rosters.fresh(doctorId);
        mustBeCurrent(doctorId, version);
        ScheduleRules.check(entries);
        sites.mustExist(entries);
        var booked = affected.by(roster, roster.withEntries(entries), onAffected);
        try {
            return database.write(transaction -> {
                if (!ScheduleRepository.advance(transaction.handle(), doctorId, version)) {
                    throw new Failure.StaleVersion(ScheduleRepository.version(transaction.handle(), doctorId));
                }
                ScheduleRepository.replace(transaction.handle(), doctorId, entries);
                transaction.publish(new DoctorScheduleChanged(doctorId));
                transaction.record(
                        AccessRecord.of(caller, clock.instant(), "doctors:set-schedule", "doctor", doctorId, null));
                transaction.afterCommit(() -> rosters.drop(doctorId));
                return new Schedule(
                        doctorId,
                        version + 1,
                        ScheduleRepository.entries(transaction.handle(), List.of(doctorId))
                                .getOrDefault(doctorId, List.of()),
                        booked);
            });
        } catch (JdbiException e) {
            throw Violation.constraint(e)
                            .filter("schedule_entries_do_not_overlap"::equals)
                            .isPresent()
                    ? new Failure.RuleBroken(
                            "schedule-not-possible",
                            "These weekly hours are not possible.",
                            new FieldError("/entries", "overlap", "Entries overlap."))
                    : e;
        }
    }

    private void mustBeCurrent(UUID doctorId, long version) {
        long current = database.read(handle -> ScheduleRepository.version(handle, doctorId));
        if (current != version) {
            throw new Failure.StaleVersion(current);
        }
    }
}
