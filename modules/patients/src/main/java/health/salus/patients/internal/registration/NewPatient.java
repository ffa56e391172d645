package health.salus.patients.internal.registration;

import health.salus.patients.internal.contacts.EmergencyContact;
import health.salus.patients.internal.insurance.InsurancePolicy;
import health.salus.platform.data.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody about to be stored for the first time.
 *
 * @param at when, as exactly as the database keeps it
 * @param source where they were imported from; null when registered here
 */
record NewPatient(
        UUID id,
        String mrn,
        PatientForm form,
        List<InsurancePolicy> policies,
        List<EmergencyContact> contacts,
        Instant at,
        UUID registeredBy,
        @Nullable String source,
        @Nullable String externalId) {

    static NewPatient registered(UUID id, String mrn, PatientForm form, Instant at, UUID by) {
        return imported(id, mrn, form, at, by, null, null);
    }

    static NewPatient imported(
            UUID id,
            String mrn,
            PatientForm form,
            Instant at,
            UUID by,
            @Nullable String source,
            @Nullable String externalId) {
        return new NewPatient(
                id,
                mrn,
                form,
                form.insurancePolicies().stream()
                        .map(policy -> policy.as(Ids.next(), 1))
                        .sorted((a, b) -> Integer.compare(a.priority(), b.priority()))
                        .toList(),
                form.emergencyContacts().stream()
                        .map(contact -> contact.as(Ids.next(), 1))
                        .sorted((a, b) -> Integer.compare(a.priority(), b.priority()))
                        .toList(),
                at.truncatedTo(ChronoUnit.MICROS),
                by,
                source,
                externalId);
    }

    /** As it will be read. */
    Patient stored() {
        return new Patient(
                id,
                mrn,
                form.givenName(),
                form.familyName(),
                form.middleName(),
                form.birthDate(),
                form.gender(),
                form.phones(),
                form.email(),
                form.addresses(),
                form.identifiers(),
                policies,
                contacts,
                form.language(),
                form.bloodGroup(),
                form.deceasedAt(),
                true,
                1,
                at,
                at);
    }
}
