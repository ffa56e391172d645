package health.salus.departments;

import java.time.LocalDate;
import java.util.UUID;

/** A day, in the location's zone, on which a location is closed. */
public record HolidayView(UUID id, UUID locationId, LocalDate date, String name) {}
