package health.salus.auth.internal.sessions;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code auth.refresh_token}: each token serves once and names the one that followed it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RefreshToken(byte[] hash, UUID sessionId, @Nullable Instant usedAt, byte @Nullable [] successor) {

    static Optional<RefreshToken> find(Handle handle, byte[] hash) {
        return handle.createQuery(
                        "SELECT hash, session_id, used_at, successor FROM auth.refresh_token WHERE hash = :hash")
                .bind("hash", hash)
                .map((row, context) -> {
                    var usedAt = row.getObject("used_at", OffsetDateTime.class);
                    return new RefreshToken(
                            row.getBytes("hash"),
                            row.getObject("session_id", UUID.class),
                            usedAt == null ? null : usedAt.toInstant(),
                            row.getBytes("successor"));
                })
                .findOne();
    }

    static void insert(Handle handle, byte[] hash, UUID sessionId, Instant now) {
        handle.createUpdate("""
                INSERT INTO auth.refresh_token (hash, session_id, issued_at) VALUES (:hash, :sessionId, :now)""")
                .bind("hash", hash)
                .bind("sessionId", sessionId)
                .bind("now", now)
                .execute();
    }

    static void use(Handle handle, byte[] hash, byte @Nullable [] successor, Instant now) {
        handle.createUpdate("UPDATE auth.refresh_token SET used_at = :now, successor = :successor WHERE hash = :hash")
                .bind("hash", hash)
                .bind("successor", successor)
                .bind("now", now)
                .execute();
    }
}
