package health.salus.patients.internal.registration;

import health.salus.patients.Address;
import health.salus.patients.Gender;
import health.salus.patients.Identifier;
import health.salus.patients.Phone;
import health.salus.patients.internal.contacts.ContactForm;
import health.salus.patients.internal.insurance.PolicyForm;
import health.salus.platform.web.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is filled in to register a patient. Names are kept composed (NFC), without blanks at their ends. */
@Schema(description = "A patient as they are registered. Given name, family name, birth date and gender are required.")
public record PatientForm(
        @Schema(examples = "Ana-María") @NotBlank @Size(max = 100) @PersonName
        String givenName,

        @Schema(examples = "O’Neill") @NotBlank @Size(max = 100) @PersonName
        String familyName,

        @Size(max = 100) @PersonName @Nullable String middleName,

        @Schema(examples = "1980-03-12", description = "From 1870 until today.") @NotNull LocalDate birthDate,

        @NotNull Gender gender,

        @Size(max = MOST) List<@NotNull @Valid Phone> phones,

        @Schema(examples = "ana@example.org") @Email @Size(max = 254) @Nullable String email,

        @Size(max = MOST) List<@NotNull @Valid Address> addresses,

        @Size(max = MOST) List<@NotNull @Valid Identifier> identifiers,

        @Size(max = MOST) List<@NotNull @Valid PolicyForm> insurancePolicies,

        @Size(max = MOST) List<@NotNull @Valid ContactForm> emergencyContacts,

        @Schema(examples = "de", description = "BCP 47.")
        @Pattern(
                regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}",
                message = "must be a language tag such as de or pt-BR")
        @Nullable String language,

        @Schema(examples = "O+")
        @Pattern(regexp = "(A|B|AB|O)[+-]", message = "must be one of A+ A- B+ B- AB+ AB- O+ O-")
        @Nullable String bloodGroup,

        @Nullable Instant deceasedAt) {

    /** Most phones, addresses, identifiers, policies and contacts of one patient, each. */
    private static final int MOST = 20;

    public PatientForm {
        givenName = Text.orEmpty(givenName);
        familyName = Text.orEmpty(familyName);
        middleName = Text.tidy(middleName);
        email = Text.tidy(email);
        phones = Objects.requireNonNullElse(phones, List.of());
        addresses = Objects.requireNonNullElse(addresses, List.of());
        identifiers = Objects.requireNonNullElse(identifiers, List.of());
        insurancePolicies = Objects.requireNonNullElse(insurancePolicies, List.of());
        emergencyContacts = Objects.requireNonNullElse(emergencyContacts, List.of());
    }

    /** What would be filled in to get this patient, without policies and contacts, which are changed elsewhere. */
    static PatientForm of(Patient patient) {
        return new PatientForm(
                patient.givenName(),
                patient.familyName(),
                patient.middleName(),
                patient.birthDate(),
                patient.gender(),
                patient.phones(),
                patient.email(),
                patient.addresses(),
                patient.identifiers(),
                List.of(),
                List.of(),
                patient.language(),
                patient.bloodGroup(),
                patient.deceasedAt());
    }

    /** The number to call first. */
    @Nullable String firstPhone() {
        return phones.stream()
                .filter(Phone::preferred)
                .findFirst()
                .or(() -> phones.stream().findFirst())
                .map(Phone::number)
                .orElse(null);
    }

    @Nullable String firstCity() {
        return addresses.isEmpty() ? null : addresses.getFirst().city();
    }
}
