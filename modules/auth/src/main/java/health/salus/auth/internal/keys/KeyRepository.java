package health.salus.auth.internal.keys;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table {@code auth.signing_key}. */
final class KeyRepository {
    private KeyRepository() {}

    static void insert(Handle handle, StoredKey key) {
        handle.createUpdate("""
                INSERT INTO auth.signing_key (id, public_key, private_key, created_at, signs_from)
                VALUES (:id, :public::jsonb, :private, :createdAt, :signsFrom)""")
                .bind("id", key.id())
                .bind("public", key.publicJwk())
                .bind("private", key.encrypted())
                .bind("createdAt", key.createdAt())
                .bind("signsFrom", key.signsFrom())
                .execute();
    }

    static List<StoredKey> all(Handle handle) {
        return handle.createQuery("""
                        SELECT id, public_key::text, private_key, created_at, signs_from
                        FROM auth.signing_key ORDER BY signs_from""")
                .map((row, context) -> new StoredKey(
                        row.getString("id"),
                        row.getString("public_key"),
                        row.getBytes("private_key"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("signs_from", OffsetDateTime.class).toInstant()))
                .list();
    }

    static List<String> publicKeys(Handle handle) {
        return handle.createQuery("SELECT public_key::text FROM auth.signing_key ORDER BY signs_from DESC")
                .mapTo(String.class)
                .list();
    }

    static void retireAll(Handle handle, Instant verifiesUntil) {
        handle.createUpdate("UPDATE auth.signing_key SET verifies_until = :until WHERE verifies_until IS NULL")
                .bind("until", verifiesUntil)
                .execute();
    }

    static void deleteExpired(Handle handle, Instant now) {
        handle.createUpdate("DELETE FROM auth.signing_key WHERE verifies_until < :now")
                .bind("now", now)
                .execute();
    }
}
