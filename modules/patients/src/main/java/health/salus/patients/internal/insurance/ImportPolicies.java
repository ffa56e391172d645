package health.salus.patients.internal.insurance;

import health.salus.patients.ImportedPolicy;
import health.salus.patients.internal.changes.PatientChange;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.imports.ImportOutcome;
import health.salus.platform.imports.ImportOutcome.Outcome;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes over insurance policies of imported patients. The same source and id is the same policy. */
@ApplicationScoped
public class ImportPolicies {
    private final Database database;
    private final Validator validator;
    private final PatientChange changes;
    private final Clock clock;

    ImportPolicies(@Schema("patients") Database database, Validator validator, PatientChange changes, Clock clock) {
        this.database = database;
        this.validator = validator;
        this.clock = clock;
        this.changes = changes;
    }

    /** One outcome for each, in the same order. */
    public List<ImportOutcome> run(Caller caller, List<ImportedPolicy> policies) {
        return policies.isEmpty() ? List.of() : database.write(transaction -> store(transaction, caller, policies));
    }

    private List<ImportOutcome> store(Transaction transaction, Caller caller, List<ImportedPolicy> policies) {
        Map<String, UUID> patients = patients(transaction.handle(), policies);
        List<ImportOutcome> outcomes = new ArrayList<>();
        Set<UUID> changed = new TreeSet<>();
        for (ImportedPolicy policy : policies) {
            UUID patientId = patients.get(policy.patientExternalId());
            ImportOutcome outcome = store(transaction.handle(), policy, patientId);
            if (patientId != null && (outcome.outcome() == Outcome.CREATED || outcome.outcome() == Outcome.UPDATED)) {
                changed.add(patientId);
            }
            outcomes.add(outcome);
        }
        changed.forEach(id -> changes.note(transaction, caller, clock.instant(), id, "imported insurance policies"));
        return outcomes;
    }

    private ImportOutcome store(Handle handle, ImportedPolicy policy, @Nullable UUID patientId) {
        PolicyForm form = form(policy);
        String wrong =
                patientId == null ? "There is no patient with the id " + policy.patientExternalId() + "." : wrong(form);
        if (patientId == null || !wrong.isEmpty()) {
            return ImportOutcome.failed(policy.externalId(), wrong);
        }
        UUID id = Ids.next();
        return handle.createQuery("""
                        INSERT INTO patients.insurance_policy AS known (id, patient_id, payer, policy_number, group_number,
                            valid_from, valid_to, priority, source, external_id)
                        VALUES (:newId, :patientId, :payer, :policyNumber, :group, :validFrom, :validTo, :priority, :source, :externalId)
                        ON CONFLICT (source, external_id) WHERE external_id IS NOT NULL DO UPDATE
                        SET payer = excluded.payer, policy_number = excluded.policy_number,
                            group_number = excluded.group_number, valid_from = excluded.valid_from,
                            valid_to = excluded.valid_to, priority = excluded.priority, version = known.version + 1
                        WHERE (known.payer, known.policy_number, known.group_number, known.valid_from, known.valid_to, known.priority)
                            IS DISTINCT FROM (excluded.payer, excluded.policy_number, excluded.group_number,
                                excluded.valid_from, excluded.valid_to, excluded.priority)
                        RETURNING id
                        """)
                .bind("newId", id)
                .bind("patientId", patientId)
                .bind("source", policy.source())
                .bind("externalId", policy.externalId())
                .bindMethods(form)
                .mapTo(UUID.class)
                .findOne()
                .map(stored -> ImportOutcome.of(
                        policy.externalId(), stored, stored.equals(id) ? Outcome.CREATED : Outcome.UPDATED))
                .orElseGet(() -> ImportOutcome.of(policy.externalId(), known(handle, policy), Outcome.UNCHANGED));
    }

    private static UUID known(Handle handle, ImportedPolicy policy) {
        return handle.createQuery(
                        "SELECT id FROM patients.insurance_policy WHERE source = :source AND external_id = :externalId")
                .bind("source", policy.source())
                .bind("externalId", policy.externalId())
                .mapTo(UUID.class)
                .one();
    }

    private static Map<String, UUID> patients(Handle handle, List<ImportedPolicy> policies) {
        return handle
                .createQuery("""
                        SELECT external_id, id FROM patients.patient
                        WHERE source = :source AND external_id = ANY(:ids::text[])
                        """)
                .bind("source", policies.getFirst().source())
                .bind(
                        "ids",
                        policies.stream()
                                .map(ImportedPolicy::patientExternalId)
                                .distinct()
                                .toArray(String[]::new))
                .map((row, context) -> Map.entry(row.getString("external_id"), row.getObject("id", UUID.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static PolicyForm form(ImportedPolicy policy) {
        return new PolicyForm(
                policy.payer(),
                policy.policyNumber(),
                policy.group(),
                policy.validFrom(),
                policy.validTo(),
                policy.priority());
    }

    private String wrong(PolicyForm form) {
        String violations = validator.validate(form).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return violations.isEmpty() && form.endsBeforeItStarts() ? "It ends before it starts." : violations;
    }
}
