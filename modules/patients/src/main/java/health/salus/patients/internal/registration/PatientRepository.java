package health.salus.patients.internal.registration;

import health.salus.patients.Identifier;
import health.salus.patients.internal.contacts.ContactRepository;
import health.salus.patients.internal.insurance.PolicyRepository;
import health.salus.patients.internal.search.FoldedName;
import health.salus.patients.internal.search.SearchKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table {@code patients.patient} and what hangs on it. */
final class PatientRepository {
    /** All of a patient in one row; what hangs on it is kept there by the database. */
    private static final String SELECT = """
            SELECT p.id, p.mrn, p.given_name, p.family_name, p.middle_name, p.birth_date, p.gender, p.phones, p.email,
                   p.addresses, p.language, p.blood_group, p.deceased_at, p.active, p.version, p.created_at, p.updated_at,
                   p.identifiers, p.policies, p.contacts
            FROM patients.patient p
            """;

    private static final String BY_ID = SELECT + "WHERE p.id = ?";

    /** The row and all it is found by, in one round trip. Known words are left out before their sound is computed. */
    private static final String INSERT = """
            WITH found_by AS (
                INSERT INTO patients.search_key (kind, key, patient_id)
                SELECT k.kind, k.key, :id FROM unnest(:kinds::smallint[], :keys::text[]) AS k (kind, key)
            ), vocabulary AS (
                INSERT INTO patients.name_word (word) SELECT w FROM unnest(:words::text[]) AS w
                WHERE NOT EXISTS (SELECT FROM patients.name_word n WHERE n.word = w) ON CONFLICT DO NOTHING
            )
            INSERT INTO patients.patient (id, mrn, given_name, family_name, middle_name, birth_date, gender, phones, email,
                addresses, language, blood_group, deceased_at, created_at, updated_at, registered_by, source, external_id,
                family_key, given_key, city_key, phone, city)
            VALUES (:id, :mrn, :givenName, :familyName, :middleName, :birthDate, :gender, :phones::jsonb, :email,
                :addresses::jsonb, :language, :bloodGroup, :deceasedAt, :now, :now, :registeredBy, :source, :externalId,
                :familyKey, :givenKey, :cityKey, :phone, :city)
            """;

    private PatientRepository() {}

    /** Plain JDBC: nothing is asked as often. */
    static Optional<Patient> find(Connection connection, UUID id) throws SQLException {
        try (var select = connection.prepareStatement(BY_ID)) {
            select.setObject(1, id);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(PatientRow.read(row)) : Optional.empty();
            }
        }
    }

    static Optional<Patient> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "WHERE p.id = :id")
                .bind("id", id)
                .map((row, context) -> PatientRow.read(row))
                .findOne();
    }

    /** As {@link #find}; nobody else changes the patient before this transaction ends. */
    static Optional<Patient> lock(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "WHERE p.id = :id FOR UPDATE OF p")
                .bind("id", id)
                .map((row, context) -> PatientRow.read(row))
                .findOne();
    }

    /** Those imported from one source before, by their ids there. Nobody else changes them before this transaction ends. */
    static Map<String, Patient> imported(Handle handle, String source, List<String> externalIds) {
        Map<String, Patient> patients = new HashMap<>();
        handle.createQuery(SELECT.replaceFirst("SELECT ", "SELECT p.external_id, ")
                        + "WHERE p.source = :source AND p.external_id = ANY(:ids::text[]) FOR UPDATE OF p")
                .bind("source", source)
                .bind("ids", externalIds.toArray(String[]::new))
                .map((row, context) -> patients.put(row.getString("external_id"), PatientRow.read(row)))
                .list();
        return patients;
    }

    /** In few round trips: many come with an import, and some at the same moment. */
    static void insertAll(Handle handle, Collection<NewPatient> patients) {
        if (patients.isEmpty()) {
            return;
        }
        try (var batch = handle.prepareBatch(INSERT)) {
            for (NewPatient patient : patients) {
                values(batch, patient).add();
            }
            batch.execute();
        }
        patients.forEach(patient -> insertParts(handle, patient));
    }

    private static <S extends SqlStatement<S>> S values(S insert, NewPatient patient) {
        var keys = keys(patient.form());
        return details(insert, patient.form(), keys, patient.at())
                .bind("id", patient.id())
                .bind("mrn", patient.mrn())
                .bind("registeredBy", patient.registeredBy())
                .bind("source", patient.source())
                .bind("externalId", patient.externalId())
                .bind("kinds", keys.kinds())
                .bind("keys", keys.texts())
                .bind("words", keys.words());
    }

    private static void insertParts(Handle handle, NewPatient patient) {
        insertIdentifiers(handle, patient.id(), patient.form().identifiers());
        patient.policies().forEach(policy -> PolicyRepository.insert(handle, patient.id(), policy));
        patient.contacts().forEach(contact -> ContactRepository.insert(handle, patient.id(), contact));
    }

    static SearchKeys keys(PatientForm form) {
        return SearchKeys.of(form.familyName(), form.givenName(), form.middleName(), form.phones());
    }

    static <S extends SqlStatement<S>> S details(S statement, PatientForm form, SearchKeys keys, Instant now) {
        return statement
                .bind("givenName", form.givenName())
                .bind("familyName", form.familyName())
                .bind("middleName", form.middleName())
                .bind("birthDate", form.birthDate())
                .bind("gender", form.gender().code())
                .bind("phones", PatientRow.json(form.phones()))
                .bind("email", form.email())
                .bind("addresses", PatientRow.json(form.addresses()))
                .bind("language", form.language())
                .bind("bloodGroup", form.bloodGroup())
                .bind(
                        "deceasedAt",
                        form.deceasedAt() == null ? null : form.deceasedAt().atOffset(ZoneOffset.UTC))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("familyKey", keys.familyKey())
                .bind("givenKey", keys.givenKey())
                .bind("cityKey", cityKey(form.firstCity()))
                .bind("phone", form.firstPhone())
                .bind("city", form.firstCity());
    }

    private static @Nullable String cityKey(@Nullable String city) {
        String key = FoldedName.of(city);
        return key.isEmpty() ? null : key;
    }

    static void insertIdentifiers(Handle handle, UUID patientId, List<Identifier> identifiers) {
        if (identifiers.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                INSERT INTO patients.identifier (system, value, patient_id, position)
                SELECT i.system, i.value, :patientId, i.position
                FROM unnest(:systems::text[], :values::text[]) WITH ORDINALITY AS i (system, value, position)
                """)
                .bind("patientId", patientId)
                .bind("systems", identifiers.stream().map(Identifier::system).toArray(String[]::new))
                .bind("values", identifiers.stream().map(Identifier::value).toArray(String[]::new))
                .execute();
    }
}
