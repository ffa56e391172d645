package health.salus.doctors.internal.availability;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * What of a location decides when doctors work there.
 *
 * @param open whether the location is in use at all
 * @param holidays names of the days on which it is closed
 */
public record Place(ZoneId zone, boolean open, Map<LocalDate, String> holidays) {}
