package health.salus.platform.data;

import health.salus.platform.security.Secrets;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server of our own, with its files in the data folder. Durable: fsync and synchronous commit are on. Only
 * roles with a password may connect, and only from this machine.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    private static final String OWNER = "salus_owner";
    private static final String APPLICATION = "salus_app";

    private final EmbeddedPostgres server;
    private final DatabaseUrl application;
    private final DatabaseUrl owner;

    private EmbeddedDatabase(EmbeddedPostgres server, DatabaseUrl application, DatabaseUrl owner) {
        this.server = server;
        this.application = application;
        this.owner = owner;
    }

    /** Starts the server on {@code folder}, making the database when the folder is empty and taking over after a crash. */
    public static EmbeddedDatabase start(Path folder, Path secrets) {
        Path files = folder.resolve("files");
        keepOthersOut(folder);
        stopOrphan(files);
        boolean first = !Files.exists(files.resolve("PG_VERSION"));
        String superuser = Secrets.keptIn(secrets.resolve("postgres"));
        String ownerPassword = Secrets.keptIn(secrets.resolve(OWNER));
        String applicationPassword = Secrets.keptIn(secrets.resolve(APPLICATION));
        try {
            int port = freePort();
            var server = builder(folder, files, port, superuser).start();
            if (first || !Files.exists(folder.resolve("made"))) {
                makeRoles(port, superuser, ownerPassword, applicationPassword);
                requirePasswords(files, port, superuser);
                Files.writeString(folder.resolve("made"), "18");
            }
            String jdbc = "jdbc:postgresql://127.0.0.1:" + port + "/salus";
            return new EmbeddedDatabase(
                    server,
                    new DatabaseUrl(jdbc, APPLICATION, applicationPassword),
                    new DatabaseUrl(jdbc, OWNER, ownerPassword));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL could not be set up: " + e.getMessage(), e);
        }
    }

    /** The server's programs are unpacked here too, where everybody could write. */
    private static void keepOthersOut(Path folder) {
        try {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path folder, Path files, int port, String password) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.resolve("server").toFile())
                .setPort(port)
                .setConnectConfig("password", password)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("wal_compression", "on")
                .setServerConfig("max_wal_size", "1GB")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("jit", "off")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("log_timezone", "UTC")
                .setServerConfig("timezone", "UTC");
    }

    private static void makeRoles(int port, String superuser, String owner, String application) throws SQLException {
        try (var connection = superuser(port, superuser, "postgres");
                var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + superuser + "'");
            statement.execute("""
                    DO $$ BEGIN
                      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN CREATE ROLE %1$s LOGIN PASSWORD '%2$s'; END IF;
                      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%3$s') THEN CREATE ROLE %3$s LOGIN PASSWORD '%4$s'; END IF;
                    END $$""".formatted(OWNER, owner, APPLICATION, application));
            try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = 'salus'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE salus OWNER " + OWNER
                    + " ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8' TEMPLATE template0");
        }
        try (var connection = superuser(port, superuser, "salus");
                var statement = connection.createStatement()) {
            for (String extension : List.of("btree_gist", "pg_trgm", "unaccent", "fuzzystrmatch", "citext")) {
                statement.execute("CREATE EXTENSION IF NOT EXISTS " + extension);
            }
        }
    }

    private static void requirePasswords(Path files, int port, String password) throws IOException, SQLException {
        Files.writeString(files.resolve("pg_hba.conf"), """
                # Written by Salus: nobody without a password, nobody from elsewhere.
                host all all 127.0.0.1/32 scram-sha-256
                host all all ::1/128 scram-sha-256
                """, StandardOpenOption.TRUNCATE_EXISTING);
        try (var connection = superuser(port, password, "postgres");
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static Connection superuser(int port, String password, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", password);
    }

    /** After a crash of this process its server may still run: it is asked to stop, because its port is no longer ours to know. */
    private static void stopOrphan(Path files) {
        Path pidFile = files.resolve("postmaster.pid");
        Optional<ProcessHandle> orphan =
                readPid(pidFile).flatMap(ProcessHandle::of).filter(EmbeddedDatabase::isPostgres);
        if (orphan.isEmpty()) {
            return;
        }
        LOG.infof(
                "A PostgreSQL left over from a crash (process %d) is asked to stop",
                orphan.get().pid());
        signal("INT", orphan.get().pid());
        try {
            orphan.get().onExit().get(20, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            signal("QUIT", orphan.get().pid());
            orphan.get().onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("The left-over PostgreSQL could not be stopped", e);
        }
    }

    private static Optional<Long> readPid(Path pidFile) {
        try {
            return Files.exists(pidFile)
                    ? Files.readAllLines(pidFile).stream().findFirst().map(line -> Long.valueOf(line.strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            LOG.warnf("%s cannot be read: %s", pidFile, e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("postgres"))
                .orElse(false);
    }

    private static void signal(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The database under the role without DDL. */
    public DatabaseUrl application() {
        return application;
    }

    /** The database under the role that owns and migrates it. */
    public DatabaseUrl owner() {
        return owner;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
