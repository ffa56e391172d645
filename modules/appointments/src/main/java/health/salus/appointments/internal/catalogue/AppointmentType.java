package health.salus.appointments.internal.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * What a patient comes for.
 *
 * @param minutes how long it takes unless asked for otherwise
 * @param colour for calendars, {@code #rrggbb}
 */
public record AppointmentType(
        String code, String name, int minutes, @Nullable String colour) {}
