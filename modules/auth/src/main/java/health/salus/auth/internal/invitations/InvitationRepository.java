package health.salus.auth.internal.invitations;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code auth.invitation}. */
final class InvitationRepository {
    private InvitationRepository() {}

    static void insert(Handle handle, byte[] hash, UUID userId, Instant expiresAt) {
        handle.createUpdate(
                        "INSERT INTO auth.invitation (hash, user_id, expires_at) VALUES (:hash, :userId, :expiresAt)")
                .bind("hash", hash)
                .bind("userId", userId)
                .bind("expiresAt", expiresAt)
                .execute();
    }

    static void deleteOf(Handle handle, UUID userId) {
        handle.createUpdate("DELETE FROM auth.invitation WHERE user_id = :userId")
                .bind("userId", userId)
                .execute();
    }

    /** Whose open invitation this is. */
    static Optional<UUID> open(Handle handle, byte[] hash, Instant now) {
        return handle.createQuery("""
                        SELECT user_id FROM auth.invitation
                        WHERE hash = :hash AND used_at IS NULL AND expires_at > :now""")
                .bind("hash", hash)
                .bind("now", now)
                .mapTo(UUID.class)
                .findOne();
    }

    /** Returns false when somebody was faster. */
    static boolean use(Handle handle, byte[] hash, Instant now) {
        return handle.createUpdate("""
                        UPDATE auth.invitation SET used_at = :now
                        WHERE hash = :hash AND used_at IS NULL AND expires_at > :now""").bind("hash", hash).bind("now", now).execute() == 1;
    }
}
