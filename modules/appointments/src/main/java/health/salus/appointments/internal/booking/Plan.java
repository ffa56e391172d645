package health.salus.appointments.internal.booking;

import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.appointment.Place;
import health.salus.appointments.internal.slots.SlotLength;
import health.salus.doctors.DoctorSummary;
import java.util.List;

/**
 * A wish, completed by what the schedule says.
 *
 * @param type code of the appointment type it is booked as
 * @param conflicts what the schedule says against it
 * @param regular whether it is one of the slots that are offered
 */
record Plan(
        DoctorSummary doctor,
        Place place,
        Period time,
        String type,
        SlotLength length,
        List<Conflict> conflicts,
        boolean regular) {}
