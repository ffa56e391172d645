package health.salus.appointments.internal.visit;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentEvents;
import health.salus.appointments.internal.appointment.AppointmentRepository;
import health.salus.appointments.internal.appointment.HistoryEntry;
import health.salus.appointments.internal.appointment.Move;
import health.salus.appointments.internal.appointment.Sight;
import health.salus.appointments.internal.slots.Diary;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What all changes of an appointment's state have in common: seen, locked, checked, stored, told, recorded. */
@ApplicationScoped
public class Moves {
    private final Database database;
    private final Diary diary;
    private final Clock clock;

    Moves(@Schema("appointments") Database database, Diary diary, Clock clock) {
        this.database = database;
        this.diary = diary;
        this.clock = clock;
    }

    /** What must be true, besides the state, for a move at this moment. */
    interface Rule {
        void check(Appointment appointment, Instant now);
    }

    /**
     * @param reason why, where a reason is asked for
     * @throws health.salus.appointments.internal.appointment.WrongStatus when the move is not possible now
     */
    Appointment take(Move move, Request request, @Nullable String reason, Rule rule) {
        return database.write(transaction -> {
            Instant now = clock.instant();
            Appointment before = visible(transaction, request);
            before.versionMustBe(request.expected());
            Appointment after = before.take(move, reason, now);
            rule.check(before, now);
            store(transaction, move, before, after, request.caller(), reason);
            return after;
        });
    }

    Appointment visible(Transaction transaction, Request request) {
        Sight sight = Sight.of(request.caller());
        return AppointmentRepository.lock(transaction.handle(), request.id())
                .filter(found -> found.patientId() != null && sight.sees(found))
                .orElseThrow(() -> new Failure.NotFound("appointment"));
    }

    /** Stores a move that was made, with all that leaves together with it. */
    public void store(
            Transaction transaction,
            Move move,
            Appointment before,
            Appointment after,
            Caller caller,
            @Nullable String reason) {
        AppointmentRepository.update(
                transaction.handle(), after, HistoryEntry.taken(move, before, after, caller, reason));
        transaction.publish(AppointmentEvents.taken(move, after));
        var record = AccessRecord.of(
                caller, after.updatedAt(), "appointments:" + move.word(), "appointment", after.id(), after.patientId());
        transaction.record(reason == null ? record : record.because(reason));
        transaction.afterCommit(() -> diary.changed(after.place(), after.period()));
    }

    /**
     * Who wants to change which appointment.
     *
     * @param expected the version they have seen; null when they did not say
     */
    record Request(UUID id, @Nullable Long expected, Caller caller) {}
}
