package health.salus.appointments.internal.departure;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Lanes;
import health.salus.appointments.internal.appointment.Overbooking;
import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.appointment.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All that a move of an appointment changes, so that it can be put back. */
record Seat(
        Place place, Period period, Lanes lanes, @Nullable Overbooking overbooking) {

    static Seat of(Appointment appointment) {
        return new Seat(appointment.place(), appointment.period(), appointment.lanes(), appointment.overbooking());
    }

    /** Whether the appointment still is with that doctor at that time; what else was changed does not matter. */
    boolean isThatOf(Appointment appointment) {
        return place.doctorId().equals(appointment.place().doctorId()) && period.equals(appointment.period());
    }

    boolean isAhead(Instant now) {
        return period.start().isAfter(now);
    }

    /** The appointment where it was, with the rules that were set aside for it there. */
    Appointment putBack(Appointment moved, Instant now) {
        Appointment back = moved.reschedule(place, period, now);
        return overbooking == null ? back : back.overbooked(lanes, overbooking);
    }
}
