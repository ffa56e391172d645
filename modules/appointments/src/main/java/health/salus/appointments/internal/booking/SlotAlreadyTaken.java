package health.salus.appointments.internal.booking;

import health.salus.appointments.internal.slots.Slot;
import health.salus.platform.web.Failure;
import java.util.List;

/** Somebody else has the doctor, the room or the patient then. */
public final class SlotAlreadyTaken extends Failure.Conflict {
    private static final long serialVersionUID = 1L;

    SlotAlreadyTaken(List<health.salus.appointments.internal.booking.Conflict> conflicts, List<Slot> alternatives) {
        super("slot-already-taken", "This time has just been taken or was not free.");
        with("conflicts", conflicts);
        with("alternatives", alternatives);
    }
}
