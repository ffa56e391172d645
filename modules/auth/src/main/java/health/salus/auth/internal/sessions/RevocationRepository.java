package health.salus.auth.internal.sessions;

import health.salus.platform.security.TokenNews.Revocation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code auth.revocation}. */
public final class RevocationRepository {
    private RevocationRepository() {}

    /** @param now to leave out what has no effect any more */
    public static List<Revocation> since(Handle handle, Instant since, Instant now) {
        return handle.createQuery("""
                        SELECT subject, below_epoch, until FROM auth.revocation
                        WHERE revoked_at >= :since AND until >= :now""")
                .bind("since", since)
                .bind("now", now)
                .map((row, context) -> new Revocation(
                        row.getObject("subject", UUID.class),
                        row.getLong("below_epoch"),
                        row.getObject("until", OffsetDateTime.class).toInstant()))
                .list();
    }

    static void insert(Handle handle, Revocation revocation, Instant now) {
        handle.createUpdate("""
                INSERT INTO auth.revocation (subject, below_epoch, revoked_at, until)
                VALUES (:subject, :belowEpoch, :now, :until)
                ON CONFLICT (subject) DO UPDATE SET
                    below_epoch = greatest(revocation.below_epoch, excluded.below_epoch),
                    revoked_at = excluded.revoked_at,
                    until = greatest(revocation.until, excluded.until)""")
                .bind("subject", revocation.subject())
                .bind("belowEpoch", revocation.belowEpoch())
                .bind("now", now)
                .bind("until", revocation.until())
                .execute();
    }

    static void deleteExpired(Handle handle, Instant now) {
        handle.createUpdate("DELETE FROM auth.revocation WHERE until < :now")
                .bind("now", now)
                .execute();
    }
}
