package health.salus.patients.internal.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.patients.PatientChanged;
import health.salus.patients.internal.access.AccessRules;
import health.salus.patients.internal.changes.Changes;
import health.salus.patients.internal.registration.PatientForms;
import health.salus.patients.internal.registration.Registrations;
import health.salus.platform.security.Caller;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import health.salus.platform.web.MergePatch;
import jakarta.validation.Validation;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PoliciesTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("patients");

    private final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    private final Caller receptionist = Callers.receptionist();
    private Policies policies;
    private UUID patient;

    @BeforeEach
    void prepare() {
        postgres.empty();
        policies = new Policies(
                postgres.database(),
                AccessRules.on(postgres.database(), clock),
                new MergePatch(Validation.buildDefaultValidatorFactory().getValidator()),
                Changes.withoutCopies(),
                clock);
        new Registrations(postgres.database(), clock).add(PatientForms.named("Anna", "Meier"));
        patient = postgres.database()
                .read(handle -> handle.createQuery("SELECT id FROM patients.patient")
                        .mapTo(UUID.class)
                        .one());
    }

    @Test
    void aNewPolicyIsAChangeOfThePatient() {
        InsurancePolicy added = policies.add(receptionist, patient, form("Aetna", 1));

        assertThat(policies.of(receptionist, patient)).containsExactly(added);
        assertThat(postgres.published(PatientChanged.class)).containsExactly(new PatientChanged(patient, 2));
    }

    @Test
    void theFirstToPayComesFirst() {
        policies.add(receptionist, patient, form("Second", 2));
        policies.add(receptionist, patient, form("First", 1));

        assertThat(policies.of(receptionist, patient))
                .extracting(InsurancePolicy::payer)
                .containsExactly("First", "Second");
    }

    @Test
    void changesAndRemovalsNeedTheCurrentVersion() {
        InsurancePolicy added = policies.add(receptionist, patient, form("Aetna", 1));

        InsurancePolicy changed = policies.change(receptionist, patient, added.id(), 1, payer("Cigna"));

        assertThat(changed.payer()).isEqualTo("Cigna");
        assertThatThrownBy(() -> policies.change(receptionist, patient, added.id(), 1, payer("Other")))
                .isInstanceOf(Failure.StaleVersion.class);
        assertThatThrownBy(() -> policies.remove(receptionist, patient, added.id(), 1))
                .isInstanceOf(Failure.StaleVersion.class);
        policies.remove(receptionist, patient, added.id(), 2);
        assertThat(policies.of(receptionist, patient)).isEmpty();
    }

    @Test
    void aPolicyOfAnotherPatientIsNotThere() {
        InsurancePolicy added = policies.add(receptionist, patient, form("Aetna", 1));

        assertThatThrownBy(() -> policies.change(receptionist, UUID.randomUUID(), added.id(), 1, payer("Cigna")))
                .isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> policies.add(receptionist, UUID.randomUUID(), form("Aetna", 1)))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void aPolicyEndsAfterItStarts() {
        var form = new PolicyForm("Aetna", "1", null, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 1, 1), 1);

        assertThatThrownBy(() -> policies.add(receptionist, patient, form)).isInstanceOf(Failure.Malformed.class);
    }

    private static PolicyForm form(String payer, int priority) {
        return new PolicyForm(payer, "M-1", null, null, null, priority);
    }

    private static ObjectNode payer(String name) {
        return JsonNodeFactory.instance.objectNode().put("payer", name);
    }
}
