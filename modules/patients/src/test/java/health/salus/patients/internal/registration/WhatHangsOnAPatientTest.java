package health.salus.patients.internal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.patients.Identifier;
import health.salus.patients.internal.contacts.ContactRepository;
import health.salus.patients.internal.contacts.EmergencyContact;
import health.salus.patients.internal.insurance.InsurancePolicy;
import health.salus.patients.internal.insurance.PolicyRepository;
import health.salus.platform.data.Ids;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The copies in a patient's row are those of the tables, whichever statement has changed these. */
class WhatHangsOnAPatientTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("patients");

    private UUID anna;
    private UUID berta;

    @BeforeEach
    void prepare() {
        postgres.empty();
        var registrations = new Registrations(postgres.database(), MovableClock.at("2026-03-02T08:00:00Z"));
        anna = idOf(registrations.add(PatientForms.named("Anna", "Meier")));
        berta = idOf(registrations.add(PatientForms.named("Berta", "Meier")));
    }

    @Test
    void nothingHangsOnANewPatient() {
        assertThat(patient(anna).insurancePolicies()).isEmpty();
        assertThat(patient(anna).identifiers()).isEmpty();
        assertThat(patient(anna).emergencyContacts()).isEmpty();
    }

    @Test
    void whatIsAddedChangedAndRemovedIsReadSo() {
        InsurancePolicy second = policy("Second", 2);
        InsurancePolicy first = policy("First", 1);
        EmergencyContact contact = new EmergencyContact(Ids.next(), "Carl", "brother", "+4930123", 1, 1);
        change(handle -> {
            PolicyRepository.insert(handle, anna, second);
            PolicyRepository.insert(handle, anna, first);
            ContactRepository.insert(handle, anna, contact);
            PatientRepository.insertIdentifiers(
                    handle, anna, List.of(new Identifier("passport", "X1"), new Identifier("national", "2")));
        });

        assertThat(patient(anna).insurancePolicies()).containsExactly(first, second);
        assertThat(patient(anna).emergencyContacts()).containsExactly(contact);
        assertThat(patient(anna).identifiers()).extracting(Identifier::system).containsExactly("passport", "national");
        assertThat(patient(berta).insurancePolicies()).isEmpty();

        change(handle -> {
            handle.execute("UPDATE patients.insurance_policy SET priority = 3 WHERE id = ?", first.id());
            handle.execute("DELETE FROM patients.emergency_contact");
            handle.execute("DELETE FROM patients.identifier WHERE system = 'passport'");
        });

        assertThat(patient(anna).insurancePolicies())
                .extracting(InsurancePolicy::payer)
                .containsExactly("Second", "First");
        assertThat(patient(anna).emergencyContacts()).isEmpty();
        assertThat(patient(anna).identifiers()).extracting(Identifier::value).containsExactly("2");
    }

    @Test
    void whatMovesToAnotherPatientLeavesTheFirst() {
        InsurancePolicy policy = policy("Moved", 1);
        change(handle -> PolicyRepository.insert(handle, anna, policy));

        change(handle -> handle.execute("UPDATE patients.insurance_policy SET patient_id = ?", berta));

        assertThat(patient(anna).insurancePolicies()).isEmpty();
        assertThat(patient(berta).insurancePolicies()).containsExactly(policy);
    }

    @Test
    void isReadAlikeWithAndWithoutAHandle() {
        change(handle -> PolicyRepository.insert(handle, anna, policy("Aetna", 1)));

        Optional<Patient> plainly =
                postgres.database().readPlainly(connection -> PatientRepository.find(connection, anna));

        assertThat(plainly).contains(patient(anna));
    }

    private static InsurancePolicy policy(String payer, int priority) {
        return new InsurancePolicy(Ids.next(), payer, "P-" + priority, null, null, null, priority, 1);
    }

    private static void change(Consumer<Handle> statements) {
        postgres.database().run(transaction -> statements.accept(transaction.handle()));
    }

    private static Patient patient(UUID id) {
        return postgres.database()
                .read(handle -> PatientRepository.find(handle, id))
                .orElseThrow();
    }

    private static UUID idOf(String mrn) {
        return postgres.database()
                .read(handle -> handle.createQuery("SELECT id FROM patients.patient WHERE mrn = :mrn")
                        .bind("mrn", mrn)
                        .mapTo(UUID.class)
                        .one());
    }
}
