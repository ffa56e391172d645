package health.salus.departments.internal.organization;

import health.salus.departments.Address;
import health.salus.departments.DepartmentView;
import health.salus.departments.ImportedOrganization;
import health.salus.departments.LocationView;
import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an imported organization says of its location, in this hospital's terms. */
record Site(
        @NotBlank @Size(max = 60) String source,
        @NotBlank @Size(max = 200) @PlainText String externalId,
        @NotBlank @Size(max = 120) @PlainText String name,
        @Valid Address address,

        @Pattern(regexp = "[+0-9 ()./-]{3,40}", message = "must be 3 to 40 digits, blanks and + ( ) . / -") @Nullable String phone,

        @NotNull(message = "is not known for this state") @Nullable ZoneId zone) {

    static Site of(ImportedOrganization organization) {
        return new Site(
                organization.source(),
                organization.externalId(),
                Text.orEmpty(organization.name()),
                new Address(
                        Text.orEmpty(organization.line()),
                        Text.orEmpty(organization.city()),
                        organization.state(),
                        organization.postalCode(),
                        Text.orEmpty(organization.country())),
                Text.tidy(organization.phone()),
                StateZones.of(organization.state()).orElse(null));
    }

    /** Its code follows from where it came from, so that it is short and stays the same. */
    DepartmentView department(UUID id, ImportedOrganization organization) {
        String origin = organization.source() + "/" + organization.externalId();
        String hash =
                UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8)).toString();
        String code = "ORG-" + hash.replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);
        return new DepartmentView(id, code, name, null, true, 1);
    }

    LocationView location(UUID id, UUID departmentId, long version) {
        return new LocationView(
                id, List.of(departmentId), name, Objects.requireNonNull(zone), address, phone, true, version);
    }

    boolean describes(LocationView location) {
        return location.name().equals(name)
                && location.address().equals(address)
                && Objects.equals(location.phone(), phone);
    }

    /** The location with what is new; its zone and departments may have been corrected here and are kept. */
    LocationView update(LocationView location) {
        return new LocationView(
                location.id(),
                location.departmentIds(),
                name,
                location.zone(),
                address,
                phone,
                location.active(),
                location.version() + 1);
    }
}
