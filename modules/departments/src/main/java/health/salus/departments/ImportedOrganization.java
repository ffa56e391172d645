package health.salus.departments;

import org.jspecify.annotations.Nullable;

/**
 * An organization of another system.
 *
 * @param source which system, such as {@code synthea}
 * @param externalId its id there
 * @param state two letters where the country is US; its time zone follows from it
 * @param country two letters of ISO 3166-1
 */
public record ImportedOrganization(
        String source,
        String externalId,
        @Nullable String name,
        @Nullable String line,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String country,
        @Nullable String phone) {}
