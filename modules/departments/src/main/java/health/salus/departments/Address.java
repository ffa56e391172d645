package health.salus.departments;

import org.jspecify.annotations.Nullable;

/**
 * Where a location is.
 *
 * @param line street and number
 * @param state or province, where the country has them
 * @param country two letters of ISO 3166-1
 */
public record Address(
        String line,
        String city,
        @Nullable String state,
        @Nullable String postalCode,
        String country) {}
