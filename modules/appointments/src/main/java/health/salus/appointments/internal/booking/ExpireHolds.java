package health.salus.appointments.internal.booking;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentEvents;
import health.salus.appointments.internal.appointment.AppointmentRepository;
import health.salus.appointments.internal.appointment.HistoryEntry;
import health.salus.appointments.internal.appointment.Move;
import health.salus.appointments.internal.appointment.Status;
import health.salus.appointments.internal.slots.Diary;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.jobs.RecurringJob;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Gives back slots whose hold has run out. Somebody who wants such a slot does not wait for this job. */
@ApplicationScoped
public class ExpireHolds implements RecurringJob {
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Diary diary;
    private final Clock clock;

    ExpireHolds(@Schema("appointments") Database database, Diary diary, Clock clock) {
        this.database = database;
        this.diary = diary;
        this.clock = clock;
    }

    @Override
    public String module() {
        return "appointments";
    }

    @Override
    public String name() {
        return "expire-holds";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        while (expireSome() == AT_ONCE) {
            // More may have run out than are given back in one transaction.
        }
    }

    private int expireSome() {
        return database.write(transaction -> {
            Instant now = clock.instant();
            List<Appointment> ranOut = AppointmentRepository.lockExpiredHolds(transaction.handle(), now, AT_ONCE);
            ranOut.forEach(hold -> expire(transaction, hold, Caller.system("holds"), now));
            return ranOut.size();
        });
    }

    /** Gives back one slot, if it is still only held and its time has run out. */
    void expire(Transaction transaction, UUID holdId) {
        Instant now = clock.instant();
        AppointmentRepository.lock(transaction.handle(), holdId)
                .filter(hold -> hold.status() == Status.HELD
                        && hold.hold() != null
                        && hold.hold().expired(now))
                .ifPresent(hold -> expire(transaction, hold, Caller.system("holds"), now));
    }

    /** Gives back a slot before its time. */
    public void expire(Transaction transaction, Appointment hold, Caller by, Instant now) {
        Appointment expired = hold.take(Move.EXPIRE, null, now);
        AppointmentRepository.update(
                transaction.handle(), expired, HistoryEntry.taken(Move.EXPIRE, hold, expired, by, null));
        transaction.publish(AppointmentEvents.released(expired));
        transaction.afterCommit(() -> diary.changed(expired.place(), expired.period()));
    }
}
