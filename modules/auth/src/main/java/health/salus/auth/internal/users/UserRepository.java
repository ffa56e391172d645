package health.salus.auth.internal.users;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code auth.user_account}. */
public final class UserRepository {
    private static final String COLUMNS = """
            id, email, display_name, roles, department_ids, doctor_id, patient_id, language,
            active, epoch, version, created_at, last_login_at
            """;

    private UserRepository() {}

    /** Addresses differ in case only when people type them. */
    public static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    public static Optional<User> find(Handle handle, UUID id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM auth.user_account WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> user(row))
                .findOne();
    }

    /** @throws UserNotFound when there is no such user */
    public static void mustExist(Handle handle, UUID id) {
        if (find(handle, id).isEmpty()) {
            throw new UserNotFound();
        }
    }

    /** Reads and locks, for a change. */
    static Optional<User> lock(Handle handle, UUID id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM auth.user_account WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map((row, context) -> user(row))
                .findOne();
    }

    /** A user with the hash of their password, which is null until they have chosen one. */
    public record WithPassword(User user, @Nullable String passwordHash) {}

    public static Optional<WithPassword> byEmail(Handle handle, String email) {
        return handle.createQuery("SELECT " + COLUMNS + ", password_hash FROM auth.user_account WHERE email = :email")
                .bind("email", normalised(email))
                .map((row, context) -> new WithPassword(user(row), row.getString("password_hash")))
                .findOne();
    }

    public static Optional<String> passwordHash(Handle handle, UUID id) {
        return handle.createQuery("SELECT password_hash FROM auth.user_account WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    public static void setPassword(Handle handle, UUID id, String hash, Instant now) {
        handle.createUpdate("""
                        UPDATE auth.user_account SET password_hash = :hash, password_changed_at = :now
                        WHERE id = :id""")
                .bind("id", id)
                .bind("hash", hash)
                .bind("now", now)
                .execute();
    }

    public static void signedIn(Handle handle, UUID id, Instant now) {
        handle.createUpdate("UPDATE auth.user_account SET last_login_at = :now WHERE id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /** Whether anybody can administer this installation. */
    public static boolean anyAdministrator(Handle handle) {
        return handle.createQuery(
                        "SELECT EXISTS (SELECT FROM auth.user_account WHERE 'admin' = ANY (roles) AND active)")
                .mapTo(Boolean.class)
                .one();
    }

    public static boolean anyone(Handle handle) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM auth.user_account)")
                .mapTo(Boolean.class)
                .one();
    }

    public static void insert(Handle handle, User user) {
        bind(handle.createUpdate("""
                INSERT INTO auth.user_account (id, email, display_name, roles, department_ids, doctor_id, patient_id,
                    language, active, epoch, version, created_at)
                VALUES (:id, :email, :displayName, :roles, :departmentIds, :doctorId, :patientId,
                    :language, :active, :epoch, :version, :createdAt)"""), user).bind("createdAt", user.createdAt()).execute();
    }

    static void update(Handle handle, User user) {
        bind(handle.createUpdate("""
                UPDATE auth.user_account SET email = :email, display_name = :displayName, roles = :roles,
                    department_ids = :departmentIds, doctor_id = :doctorId, patient_id = :patientId,
                    language = :language, active = :active, epoch = :epoch, version = :version
                WHERE id = :id"""), user).execute();
    }

    /**
     * Deactivates every active user whose address ends with this.
     *
     * @return them as they are now
     */
    public static List<User> deactivateDomain(Handle handle, String domain) {
        return handle.createQuery("""
                        UPDATE auth.user_account SET active = false, epoch = epoch + 1, version = version + 1
                        WHERE email LIKE '%' || :domain AND active
                        RETURNING\s""" + COLUMNS)
                .bind("domain", domain)
                .map((row, context) -> user(row))
                .list();
    }

    private static org.jdbi.v3.core.statement.Update bind(org.jdbi.v3.core.statement.Update update, User user) {
        return update.bind("id", user.id())
                .bind("email", user.email())
                .bind("displayName", user.displayName())
                .bind("roles", user.roleWords().toArray(String[]::new))
                .bind("departmentIds", user.departmentIds().toArray(UUID[]::new))
                .bind("doctorId", user.doctorId())
                .bind("patientId", user.patientId())
                .bind("language", user.language())
                .bind("active", user.active())
                .bind("epoch", user.epoch())
                .bind("version", user.version());
    }

    static User user(ResultSet row) throws SQLException {
        return new User(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("display_name"),
                Stream.of((String[]) row.getArray("roles").getArray())
                        .map(Role::of)
                        .collect(Collectors.toUnmodifiableSet()),
                Set.of((UUID[]) row.getArray("department_ids").getArray()),
                row.getObject("doctor_id", UUID.class),
                row.getObject("patient_id", UUID.class),
                row.getString("language"),
                row.getBoolean("active"),
                row.getLong("epoch"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_login_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** Those who can sign in as administrators, locked in the order of their ids. */
    static List<User> administrators(Handle handle) {
        return handle.createQuery("SELECT " + COLUMNS + """
                        FROM auth.user_account
                        WHERE 'admin' = ANY (roles) AND active AND password_hash IS NOT NULL
                        ORDER BY id FOR UPDATE""")
                .map((row, context) -> user(row))
                .list();
    }
}
