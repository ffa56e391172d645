package health.salus.platform.data;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jboss.logging.Logger;

/**
 * Creates and upgrades one module's schema from {@code db/platform} (tables every module has) and {@code db/<module>}. The
 * schema's comment says which files it was last brought up to: while they are the same there is nothing to look at, which
 * makes most starts seconds shorter.
 */
final class Migrations {
    private static final String DONE = "Brought up to date by Salus from ";
    private static final Logger LOG = Logger.getLogger(Migrations.class);
    /** A file of every module's is numbered lower than those of one, so a newer one is called missing and not future. */
    private static final Set<MigrationState> UNKNOWN_HERE =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.MISSING_SUCCESS);

    private static final Duration WAIT_FOR_OTHERS = Duration.ofMillis(100);

    private Migrations() {}

    static void migrate(String module, DatabaseUrl owner, String applicationRole) {
        var folders = List.of("db/platform", "db/" + module);
        String done = DONE + MigrationFiles.fingerprint(folders) + " for " + applicationRole;
        try (var connection = DriverManager.getConnection(owner.jdbc(), owner.user(), owner.password())) {
            if (done.equals(comment(connection, module))) {
                return;
            }
            waitForOthers(connection, module);
            if (done.equals(comment(connection, module))) {
                return;
            }
            Flyway flyway = flyway(module, owner, applicationRole, folders);
            if (isOfANewerVersion(flyway)) {
                LOG.warnf(
                        "The schema %s was brought up to date by a newer version; this one works with it as it is",
                        module);
                return;
            }
            prepare(connection, module, applicationRole);
            flyway.migrate();
            try (var statement = connection.createStatement()) {
                statement.execute("COMMENT ON SCHEMA " + module + " IS '" + done + "'");
            }
        } catch (FlywayException | SQLException e) {
            throw new SchemaNotMigrated(module, owner.user(), e);
        }
    }

    /**
     * Whether there is nothing to do, and more was done than this version knows of: while processes are replaced one by one,
     * those of the old version may be started again. What both know must be the same.
     */
    private static boolean isOfANewerVersion(Flyway flyway) {
        var known = flyway.info();
        boolean more =
                Arrays.stream(known.applied()).map(MigrationInfo::getState).anyMatch(UNKNOWN_HERE::contains);
        if (more && known.pending().length == 0) {
            flyway.validate();
            return true;
        }
        return false;
    }

    private static Flyway flyway(String module, DatabaseUrl owner, String applicationRole, List<String> folders) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner.jdbc(), owner.user(), owner.password())
                .initSql("SET client_min_messages = warning")
                .schemas(module)
                .defaultSchema(module)
                .table("schema_history")
                .locations(folders.stream().map(folder -> "classpath:" + folder).toArray(String[]::new))
                .placeholders(Map.of("schema", module, "application", applicationRole))
                .outOfOrder(true)
                .ignoreMigrationPatterns("*:ignored", "*:future", "*:missing")
                .load();
    }

    /**
     * Two instances that start at the same moment bring the schema up to date one after the other; the lock ends with the
     * connection. It is asked for again and again because a statement that waited would hold up an index built concurrently.
     */
    private static void waitForOthers(Connection connection, String module) throws SQLException {
        try (var select =
                connection.prepareStatement("SELECT pg_try_advisory_lock(hashtext('salus migrations'), hashtext(?))")) {
            select.setString(1, module);
            while (!isTrue(select)) {
                Thread.sleep(WAIT_FOR_OTHERS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while another process brought it up to date", e);
        }
    }

    private static boolean isTrue(PreparedStatement select) throws SQLException {
        try (var row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static String comment(Connection connection, String module) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT coalesce(obj_description(to_regnamespace(?), 'pg_namespace'), '')")) {
            select.setString(1, module);
            try (var found = select.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }

    /** What the application role may do with tables is settled before the first one is made. */
    private static void prepare(Connection connection, String module, String applicationRole) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    CREATE SCHEMA IF NOT EXISTS %1$s;
                    GRANT USAGE ON SCHEMA %1$s TO %2$s;
                    ALTER DEFAULT PRIVILEGES IN SCHEMA %1$s GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %2$s;
                    ALTER DEFAULT PRIVILEGES IN SCHEMA %1$s GRANT USAGE, SELECT ON SEQUENCES TO %2$s;
                    """.formatted(module, applicationRole));
        }
    }
}
