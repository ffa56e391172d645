package health.salus.appointments.internal.appointment;

import java.time.Instant;

/** Somebody with the right to do so set a rule aside for this appointment. */
public record Overbooking(String reason, String by, Instant at) {}
