package health.salus.appointments.internal.appointment;

import health.salus.platform.web.Failure;

/** The appointment is in a state from which this is not possible; says what is. */
public final class WrongStatus extends Failure.Conflict {
    private static final long serialVersionUID = 1L;

    public WrongStatus(Move move, Status status) {
        super("wrong-status", "An appointment that is %s cannot take \"%s\".".formatted(status.word(), move.word()));
        with("currentStatus", status.word());
        with("allowed", Move.allowedFrom(status));
    }
}
