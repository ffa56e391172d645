package health.salus.auth.internal.sessions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code auth.session}. */
final class SessionRepository {
    private static final String COLUMNS = """
            id, user_id, web, ip_address, user_agent, created_at, last_used_at, expires_at, ends_at, ended_at
            """;

    private SessionRepository() {}

    static void insert(Handle handle, Session session) {
        handle.createUpdate("""
                INSERT INTO auth.session
                    (id, user_id, web, ip_address, user_agent, created_at, last_used_at, expires_at, ends_at)
                VALUES (:id, :userId, :web, :ipAddress, :userAgent, :createdAt, :lastUsedAt, :expiresAt, :endsAt)""")
                .bind("id", session.id())
                .bind("userId", session.userId())
                .bind("web", session.web())
                .bind("ipAddress", session.ipAddress())
                .bind("userAgent", session.userAgent())
                .bind("createdAt", session.createdAt())
                .bind("lastUsedAt", session.lastUsedAt())
                .bind("expiresAt", session.expiresAt())
                .bind("endsAt", session.endsAt())
                .execute();
    }

    /** Reads and locks, so that two refreshes of one session follow each other. */
    static Optional<Session> lock(Handle handle, UUID id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM auth.session WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map((row, context) -> session(row))
                .findOne();
    }

    static void used(Handle handle, UUID id, Instant now, Instant expiresAt, String ipAddress) {
        handle.createUpdate("""
                UPDATE auth.session SET last_used_at = :now, expires_at = :expiresAt, ip_address = :ipAddress
                WHERE id = :id""")
                .bind("id", id)
                .bind("now", now)
                .bind("expiresAt", expiresAt)
                .bind("ipAddress", ipAddress)
                .execute();
    }

    static List<Session> open(Handle handle, UUID userId, Instant now) {
        return handle.createQuery("SELECT " + COLUMNS + """
                        FROM auth.session
                        WHERE user_id = :userId AND ended_at IS NULL AND expires_at > :now AND ends_at > :now
                        ORDER BY last_used_at DESC, id""")
                .bind("userId", userId)
                .bind("now", now)
                .map((row, context) -> session(row))
                .list();
    }

    /** Ends the open sessions of a user, but for one. */
    static List<UUID> endAll(Handle handle, UUID userId, @Nullable UUID except, EndReason reason, Instant now) {
        return handle.createQuery("""
                        UPDATE auth.session SET ended_at = :now, end_reason = :reason
                        WHERE user_id = :userId AND ended_at IS NULL AND id IS DISTINCT FROM :except
                        RETURNING id""")
                .bind("userId", userId)
                .bind("except", except)
                .bind("reason", reason.word())
                .bind("now", now)
                .mapTo(UUID.class)
                .list();
    }

    /** Ends one session of a user, if it is open. */
    static List<UUID> end(Handle handle, UUID id, UUID userId, EndReason reason, Instant now) {
        return handle.createQuery("""
                        UPDATE auth.session SET ended_at = :now, end_reason = :reason
                        WHERE id = :id AND user_id = :userId AND ended_at IS NULL
                        RETURNING id""")
                .bind("id", id)
                .bind("userId", userId)
                .bind("reason", reason.word())
                .bind("now", now)
                .mapTo(UUID.class)
                .list();
    }

    static int deleteEndedBefore(Handle handle, Instant before) {
        return handle.createUpdate("""
                        DELETE FROM auth.session WHERE expires_at < :before OR ends_at < :before OR ended_at < :before""").bind("before", before).execute();
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getBoolean("web"),
                row.getString("ip_address"),
                row.getString("user_agent"),
                instant(row, "created_at"),
                instant(row, "last_used_at"),
                instant(row, "expires_at"),
                instant(row, "ends_at"),
                row.getObject("ended_at") == null ? null : instant(row, "ended_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
