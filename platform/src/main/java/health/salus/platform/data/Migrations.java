package health.salus.platform.data;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Creates and upgrades one module's schema from {@code db/platform} (tables every module has) and {@code db/<module>}. */
final class Migrations {
    private Migrations() {}

    static void migrate(String module, DatabaseUrl owner, String applicationRole) {
        prepare(module, owner, applicationRole);
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(owner.jdbc(), owner.user(), owner.password())
                    .schemas(module)
                    .defaultSchema(module)
                    .table("schema_history")
                    .locations("classpath:db/platform", "classpath:db/" + module)
                    .placeholders(Map.of("schema", module, "application", applicationRole))
                    .outOfOrder(true)
                    .ignoreMigrationPatterns("*:ignored")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new SchemaNotMigrated(module, e);
        }
    }

    /** What the application role may do with tables is settled before the first one is made. */
    private static void prepare(String module, DatabaseUrl owner, String applicationRole) {
        try (var connection = DriverManager.getConnection(owner.jdbc(), owner.user(), owner.password());
                var statement = connection.createStatement()) {
            statement.execute("""
                    CREATE SCHEMA IF NOT EXISTS %1$s;
                    GRANT USAGE ON SCHEMA %1$s TO %2$s;
                    ALTER DEFAULT PRIVILEGES IN SCHEMA %1$s GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %2$s;
                    ALTER DEFAULT PRIVILEGES IN SCHEMA %1$s GRANT USAGE, SELECT ON SEQUENCES TO %2$s;
                    """.formatted(module, applicationRole));
        } catch (SQLException e) {
            throw new SchemaNotMigrated(module, e);
        }
    }
}
