package health.salus.appointments.internal.appointment;

import static health.salus.appointments.internal.appointment.Status.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can be done to an appointment, from which states, and what it is then. Nothing else is possible. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are never changed
public enum Move {
    BOOK(BOOKED, EnumSet.of(HELD, OFFERED)),
    EXPIRE(EXPIRED, EnumSet.of(HELD)),
    OFFER(OFFERED, EnumSet.of(WAITLISTED)),
    DECLINE(WAITLISTED, EnumSet.of(OFFERED)),
    CONFIRM(CONFIRMED, EnumSet.of(PROPOSED, BOOKED)),
    RESCHEDULE(null, EnumSet.of(PROPOSED, BOOKED, CONFIRMED)),
    CHECK_IN(CHECKED_IN, EnumSet.of(BOOKED, CONFIRMED)),
    START(IN_PROGRESS, EnumSet.of(CHECKED_IN)),
    COMPLETE(COMPLETED, EnumSet.of(IN_PROGRESS)),
    CANCEL(CANCELLED, EnumSet.of(PROPOSED, BOOKED, CONFIRMED, WAITLISTED, OFFERED)),
    NO_SHOW(Status.NO_SHOW, EnumSet.of(BOOKED, CONFIRMED)),
    /** Only as a correction that says why. */
    REINSTATE(BOOKED, EnumSet.of(Status.NO_SHOW)),
    ENTER_IN_ERROR(ENTERED_IN_ERROR, EnumSet.complementOf(EnumSet.of(ENTERED_IN_ERROR)));

    private static final Set<Move> DONE_BY_THE_SYSTEM = EnumSet.of(BOOK, EXPIRE, OFFER, DECLINE);

    private final @Nullable Status to;
    private final Set<Status> from;

    Move(@Nullable Status to, Set<Status> from) {
        this.to = to;
        this.from = from;
    }

    public boolean possibleFrom(Status status) {
        return from.contains(status);
    }

    /** What an appointment in this state is afterwards; a move in time leaves the state as it is. */
    public Status from(Status status) {
        if (!possibleFrom(status)) {
            throw new WrongStatus(this, status);
        }
        return to == null ? status : to;
    }

    /** The word used in addresses and in the history, such as {@code check-in}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What somebody may ask for when an appointment is in this state. */
    public static List<String> allowedFrom(Status status) {
        return Arrays.stream(values())
                .filter(move -> !DONE_BY_THE_SYSTEM.contains(move) && move.possibleFrom(status))
                .map(Move::word)
                .toList();
    }
}
