package health.salus.departments;

import org.jspecify.annotations.Nullable;

/**
 * An organization of another system.
 *
 * @param state two letters where the country is US; its time zone follows from it
 * @param country two letters of ISO 3166-1
 */
public record ImportedOrganization(
        String externalId,
        String name,
        @Nullable String line,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postalCode,
        String country,
        @Nullable String phone) {}
