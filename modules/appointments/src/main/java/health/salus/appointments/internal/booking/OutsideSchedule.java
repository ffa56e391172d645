package health.salus.appointments.internal.booking;

import health.salus.appointments.internal.slots.Slot;
import health.salus.platform.web.Failure;
import java.util.List;

/** The doctor does not see patients then, or not for this. */
public final class OutsideSchedule extends Failure.Conflict {
    private static final long serialVersionUID = 1L;

    OutsideSchedule(List<health.salus.appointments.internal.booking.Conflict> conflicts, List<Slot> alternatives) {
        super("outside-schedule", "The doctor does not see patients then.");
        with("conflicts", conflicts);
        with("alternatives", alternatives);
    }
}
