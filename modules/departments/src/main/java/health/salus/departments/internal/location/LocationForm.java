package health.salus.departments.internal.location;

import health.salus.departments.Address;
import health.salus.departments.LocationView;
import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in to open or change a location.
 *
 * @param departmentIds the departments it houses
 * @param active absent means in use
 */
record LocationForm(
        @Schema(examples = "Berlin Mitte") @NotBlank @Size(max = 120) @PlainText
        String name,

        @Schema(examples = "Europe/Berlin", description = "IANA time zone; schedules of this location are meant in it.")
        @NotBlank @TimeZoneName
        String zone,

        @NotNull @Valid Address address,
        @Size(max = 200) List<@NotNull UUID> departmentIds,

        @Schema(examples = "+49 30 555 0100")
        @Pattern(regexp = "[+0-9 ()./-]{3,40}", message = "must be 3 to 40 digits, blanks and + ( ) . / -")
        @Nullable String phone,

        @Nullable Boolean active) {

    LocationForm {
        name = Text.orEmpty(name);
        zone = Text.orEmpty(zone);
        phone = Text.tidy(phone);
        departmentIds = departmentIds == null
                ? List.of()
                : departmentIds.stream().distinct().toList();
    }

    static LocationForm of(LocationView location) {
        return new LocationForm(
                location.name(),
                location.zone().getId(),
                location.address(),
                location.departmentIds(),
                location.phone(),
                location.active());
    }

    LocationView location(UUID id, long version) {
        return new LocationView(
                id,
                departmentIds.stream().sorted().toList(),
                name,
                ZoneId.of(zone),
                address,
                phone,
                !Boolean.FALSE.equals(active),
                version);
    }
}
