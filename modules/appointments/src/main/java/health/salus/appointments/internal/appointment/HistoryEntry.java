package health.salus.appointments.internal.appointment;

import health.salus.platform.security.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done to an appointment, when and by whom.
 *
 * @param was the state before, or the start for a move in time
 * @param became the state after, or the new start
 * @param detail the reason that was given, if one was
 */
public record HistoryEntry(
        Instant at,
        UUID byId,
        String byName,
        String action,
        @Nullable String was,
        String became,
        @Nullable String detail) {

    public static HistoryEntry made(Appointment made, Caller by) {
        return of(
                made,
                by,
                made.status() == Status.HELD ? "hold" : "book",
                null,
                made.status().word(),
                null);
    }

    public static HistoryEntry taken(
            Move move, Appointment before, Appointment after, Caller by, @Nullable String detail) {
        return of(after, by, move.word(), before.status().word(), after.status().word(), detail);
    }

    public static HistoryEntry rescheduled(Appointment before, Appointment after, Caller by) {
        String detail = before.place().doctorId().equals(after.place().doctorId()) ? null : "other doctor";
        return of(
                after,
                by,
                Move.RESCHEDULE.word(),
                before.period().start().toString(),
                after.period().start().toString(),
                detail);
    }

    private static HistoryEntry of(
            Appointment after, Caller by, String action, @Nullable String was, String became, @Nullable String detail) {
        String why = after.overbooking() == null || detail != null
                ? detail
                : after.overbooking().reason();
        return new HistoryEntry(after.updatedAt(), by.userId(), by.name(), action, was, became, why);
    }
}
