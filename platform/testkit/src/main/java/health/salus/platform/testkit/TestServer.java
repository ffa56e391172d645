package health.salus.platform.testkit;

import health.salus.platform.data.DatabaseUrl;
import health.salus.platform.data.Databases;
import health.salus.platform.settings.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One PostgreSQL for all tests of this JVM, with the two roles of production. It ends with the JVM. */
final class TestServer {
    private static final String OWNER = "salus_owner";
    private static final String APPLICATION = "salus";
    static final String MAX_CONNECTIONS = "200";
    private static final String ADMINISTRATION = "postgres";

    private static final TestServer RUNNING = new TestServer();

    private final EmbeddedPostgres postgres;
    private final Map<List<String>, String> templates = new HashMap<>();
    private int made;

    private TestServer() {
        try {
            // Tests may lose their data with the machine, so nothing waits for the disk.
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_connections", MAX_CONNECTIONS)
                    .setServerConfig("shared_buffers", "64MB")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        execute(ADMINISTRATION, "CREATE ROLE " + OWNER + " LOGIN", "CREATE ROLE " + APPLICATION + " LOGIN");
    }

    static TestServer running() {
        return RUNNING;
    }

    /** A fresh database with the schemas of these modules, copied from one that was migrated once. */
    synchronized String create(List<String> modules) {
        String template = templates.computeIfAbsent(modules, this::template);
        String name = "test_" + ++made;
        execute(ADMINISTRATION, "CREATE DATABASE " + name + " OWNER " + OWNER + " TEMPLATE " + template);
        return name;
    }

    private String template(List<String> modules) {
        String name = "template_" + templates.size();
        execute(ADMINISTRATION, "CREATE DATABASE " + name + " OWNER " + OWNER);
        try (var databases = open(name, Map.of())) {
            modules.forEach(databases::migrate);
        }
        return name;
    }

    void drop(String name) {
        execute(ADMINISTRATION, "DROP DATABASE " + name + " WITH (FORCE)");
    }

    Databases open(String name, Map<String, String> environment) {
        var settings = new HashMap<>(Map.of("DATABASE_POOL_MIN", "0", "DATABASE_POOL_MAX", "10"));
        settings.putAll(environment);
        return new Databases(Settings.of(settings), url(name, APPLICATION), url(name, OWNER));
    }

    /** As PostgreSQL's own programs take it. */
    String connection() {
        return "host=localhost port=%d user=postgres".formatted(postgres.getPort());
    }

    /** One of PostgreSQL's own programs, of the same release as the server. */
    String program(String name) {
        try {
            long pid = Long.parseLong(Files.readAllLines(files().resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            String server = ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow();
            return Path.of(server).resolveSibling(name).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path files() {
        try (var connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", ADMINISTRATION));
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            return Path.of(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A copy of the server's files, from which a replica can start. */
    void copyTo(Path folder) {
        try (var connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", ADMINISTRATION));
                var statement = connection.createStatement()) {
            // The connection must stay open from the beginning of a backup to its end.
            statement.execute("SELECT pg_backup_start('replica', fast => true)");
            TestReplica.copy(files(), folder);
            try (var row = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)")) {
                row.next();
                Files.writeString(folder.resolve("backup_label"), row.getString(1));
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The server of the test databases could not be copied", e);
        }
    }

    private DatabaseUrl url(String name, String role) {
        return new DatabaseUrl("jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), name), role, "");
    }

    void execute(String database, String... statements) {
        try (var connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", database));
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The test database refused " + String.join("; ", statements), e);
        }
    }
}
