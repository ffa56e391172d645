package health.salus.appointments.internal.appointment;

import health.salus.appointments.AppointmentBooked;
import health.salus.appointments.AppointmentCancelled;
import health.salus.appointments.AppointmentCheckedIn;
import health.salus.appointments.AppointmentCompleted;
import health.salus.appointments.AppointmentConfirmed;
import health.salus.appointments.AppointmentEnteredInError;
import health.salus.appointments.AppointmentNoShow;
import health.salus.appointments.AppointmentReinstated;
import health.salus.appointments.AppointmentRescheduled;
import health.salus.appointments.AppointmentStarted;
import health.salus.appointments.SlotHeld;
import health.salus.appointments.SlotReleased;
import health.salus.platform.events.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other modules are told of an appointment. */
public final class AppointmentEvents {
    private AppointmentEvents() {}

    /** Makes an event of the fields they all have. */
    private interface Maker {
        Event make(
                UUID id,
                UUID patientId,
                UUID doctorId,
                @Nullable UUID departmentId,
                @Nullable UUID locationId,
                Instant start,
                Instant end,
                @Nullable UUID roomId);
    }

    public static Event booked(Appointment appointment) {
        return make(AppointmentBooked::new, appointment);
    }

    /** Of a move that a person makes and that leaves time and place as they are. */
    public static Event taken(Move move, Appointment appointment) {
        return make(
                switch (move) {
                    case BOOK -> AppointmentBooked::new;
                    case CONFIRM -> AppointmentConfirmed::new;
                    case CHECK_IN -> AppointmentCheckedIn::new;
                    case START -> AppointmentStarted::new;
                    case COMPLETE -> AppointmentCompleted::new;
                    case CANCEL -> AppointmentCancelled::new;
                    case NO_SHOW -> AppointmentNoShow::new;
                    case REINSTATE -> AppointmentReinstated::new;
                    case ENTER_IN_ERROR -> AppointmentEnteredInError::new;
                    case EXPIRE, OFFER, DECLINE, RESCHEDULE ->
                        throw new IllegalArgumentException(move + " has no event of this form");
                },
                appointment);
    }

    public static Event rescheduled(Appointment before, Appointment after) {
        Place place = after.place();
        return new AppointmentRescheduled(
                after.id(),
                after.patient(),
                place.doctorId(),
                place.departmentId(),
                place.locationId(),
                after.period().start(),
                after.period().end(),
                before.place().doctorId(),
                before.period().start(),
                before.period().end(),
                place.roomId(),
                before.place().roomId());
    }

    /** Of a slot that is kept free for a while. */
    public static Event held(Appointment hold) {
        return new SlotHeld(
                hold.id(),
                hold.place().doctorId(),
                hold.place().roomId(),
                hold.period().start(),
                hold.period().end());
    }

    /** Of a slot that is no longer kept. */
    public static Event released(Appointment hold) {
        return new SlotReleased(
                hold.id(),
                hold.place().doctorId(),
                hold.place().roomId(),
                hold.period().start(),
                hold.period().end());
    }

    private static Event make(Maker maker, Appointment appointment) {
        Place place = appointment.place();
        return maker.make(
                appointment.id(),
                appointment.patient(),
                place.doctorId(),
                place.departmentId(),
                place.locationId(),
                appointment.period().start(),
                appointment.period().end(),
                place.roomId());
    }
}
