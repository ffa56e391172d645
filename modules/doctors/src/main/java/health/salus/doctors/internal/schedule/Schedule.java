package health.salus.doctors.internal.schedule;

import health.salus.doctors.internal.booked.BookedAppointment;
import java.util.List;
import java.util.UUID;

/**
 * A doctor's weekly hours.
 *
 * @param version 0 as long as they were never set
 * @param affectedAppointments after a change that was made all the same: booked ones now outside working time
 */
public record Schedule(
        UUID doctorId, long version, List<ScheduleEntry> entries, List<BookedAppointment> affectedAppointments) {}
