package health.salus.patients.internal.registration;

import health.salus.patients.Address;
import health.salus.patients.Gender;
import health.salus.patients.Identifier;
import health.salus.patients.Phone;
import health.salus.patients.internal.contacts.EmergencyContact;
import health.salus.patients.internal.insurance.InsurancePolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A patient with all that this module knows.
 *
 * @param mrn medical record number: nine digits, the last one a check digit
 * @param version rises with every change, also of policies and contacts
 */
@Schema(description = "A patient with all that is known about them, except what is clinical.")
public record Patient(
        UUID id,
        String mrn,
        String givenName,
        String familyName,
        @Nullable String middleName,
        LocalDate birthDate,
        Gender gender,
        List<Phone> phones,
        @Nullable String email,
        List<Address> addresses,
        List<Identifier> identifiers,
        List<InsurancePolicy> insurancePolicies,
        List<EmergencyContact> emergencyContacts,
        @Nullable String language,
        @Nullable String bloodGroup,
        @Nullable Instant deceasedAt,
        boolean active,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
