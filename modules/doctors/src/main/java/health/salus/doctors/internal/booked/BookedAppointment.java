package health.salus.doctors.internal.booked;

import java.time.Instant;
import java.util.UUID;

/** What this module keeps of an appointment: when somebody is booked with which doctor. Whose it is stays elsewhere. */
public record BookedAppointment(UUID id, UUID doctorId, Instant start, Instant end) {}
