package health.salus.patients.internal.registration;

import health.salus.patients.internal.search.SearchKeys;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Writes a changed patient, and of what hangs on the row only what differs. */
final class PatientUpdate {
    private PatientUpdate() {}

    /** Returns the new version. The row must be locked. */
    static long run(Handle handle, UUID id, PatientForm before, PatientForm after, Instant now) {
        SearchKeys old = PatientRepository.keys(before);
        SearchKeys keys = PatientRepository.keys(after);
        if (!old.equals(keys)) {
            forget(handle, id, without(old, keys));
            learn(handle, id, without(keys, old), keys.words());
        }
        if (!before.identifiers().equals(after.identifiers())) {
            handle.createUpdate("DELETE FROM patients.identifier WHERE patient_id = :id")
                    .bind("id", id)
                    .execute();
            PatientRepository.insertIdentifiers(handle, id, after.identifiers());
        }
        return row(handle, id, after, keys, now);
    }

    private static long row(Handle handle, UUID id, PatientForm form, SearchKeys keys, Instant now) {
        var update = handle.createQuery("""
                UPDATE patients.patient SET given_name = :givenName, family_name = :familyName, middle_name = :middleName,
                    birth_date = :birthDate, gender = :gender, phones = :phones::jsonb, email = :email,
                    addresses = :addresses::jsonb, language = :language, blood_group = :bloodGroup,
                    deceased_at = :deceasedAt, updated_at = :now, version = version + 1,
                    family_key = :familyKey, given_key = :givenKey, city_key = :cityKey, phone = :phone, city = :city
                WHERE id = :id RETURNING version
                """);
        return PatientRepository.details(update, form, keys, now)
                .bind("id", id)
                .mapTo(Long.class)
                .one();
    }

    private static SearchKeys without(SearchKeys keys, SearchKeys others) {
        Set<SearchKeys.Key> left = new HashSet<>(keys.keys());
        left.removeAll(others.keys());
        return new SearchKeys(keys.familyKey(), keys.givenKey(), left);
    }

    private static void forget(Handle handle, UUID id, SearchKeys keys) {
        handle.createUpdate("""
                DELETE FROM patients.search_key s USING unnest(:kinds::smallint[], :keys::text[]) AS k (kind, key)
                WHERE s.kind = k.kind AND s.key = k.key AND s.patient_id = :id
                """)
                .bind("id", id)
                .bind("kinds", keys.kinds())
                .bind("keys", keys.texts())
                .execute();
    }

    private static void learn(Handle handle, UUID id, SearchKeys keys, String[] words) {
        handle.createUpdate("""
                WITH vocabulary AS (
                    INSERT INTO patients.name_word (word) SELECT w FROM unnest(:words::text[]) AS w
                WHERE NOT EXISTS (SELECT FROM patients.name_word n WHERE n.word = w) ON CONFLICT DO NOTHING)
                INSERT INTO patients.search_key (kind, key, patient_id)
                SELECT k.kind, k.key, :id FROM unnest(:kinds::smallint[], :keys::text[]) AS k (kind, key)
                """)
                .bind("id", id)
                .bind("words", words)
                .bind("kinds", keys.kinds())
                .bind("keys", keys.texts())
                .execute();
    }
}
