package health.salus.doctors;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Asks when doctors work between two instants; the second one is excluded. */
public record AvailabilityQuery(List<UUID> doctorIds, Instant from, Instant to) {}
