package health.salus.platform.data;

import health.salus.platform.security.Secrets;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server of our own, with its files in the data folder. Durable: fsync and synchronous commit are on. Only
 * roles with a password may connect, and only from this machine.
 */
public final class EmbeddedDatabase {
    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    private static final String OWNER = "salus_owner";
    private static final String APPLICATION = "salus_app";
    private static final int REVIVALS = 60;
    private static final Duration REVIVAL_PAUSE = Duration.ofSeconds(1);
    private static final int LOOKS = 100;
    private static final Duration LOOK_PAUSE = Duration.ofMillis(50);
    private static final Executor REVIVER =
            task -> Thread.ofPlatform().daemon().name("postgres revival").start(task);

    private final Path files;
    private final DatabaseUrl application;
    private final DatabaseUrl owner;
    private final EmbeddedPostgres server;
    private volatile boolean closing;

    private EmbeddedDatabase(Path files, EmbeddedPostgres server, DatabaseUrl application, DatabaseUrl owner) {
        this.files = files;
        this.server = server;
        this.application = application;
        this.owner = owner;
        // The library stops the server when the JVM ends, perhaps before we are closed.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closing = true));
        watch();
    }

    /**
     * Starts the server on {@code folder}, making the database when the folder is empty and taking over after a crash. It ends
     * with the JVM.
     *
     * @return at once; fails with {@link DatabaseNotStarted}
     */
    public static CompletableFuture<EmbeddedDatabase> start(Path folder, Path secrets) {
        Path files = folder.resolve("files");
        var starting = new CompletableFuture<EmbeddedDatabase>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(starting, files), "stop postgres"));
        return starting.completeAsync(
                () -> start(folder, files, secrets),
                task -> Thread.ofPlatform().daemon().name("start postgres").start(task));
    }

    /** When the JVM ends while the server is about to start, nobody else knows of it. */
    private static void stop(CompletableFuture<EmbeddedDatabase> starting, Path files) {
        for (int i = 0;
                i < LOOKS && !starting.isDone() && PostgresProcess.on(files).isEmpty();
                i++) {
            pause(LOOK_PAUSE);
        }
        if (starting.isDone() && !starting.isCompletedExceptionally()) {
            starting.join().close();
        } else {
            PostgresProcess.on(files).ifPresent(PostgresProcess::stop);
        }
    }

    private static EmbeddedDatabase start(Path folder, Path files, Path secrets) {
        keepOthersOut(folder);
        PostgresProcess.stopOrphan(files);
        boolean first = !Files.exists(files.resolve("PG_VERSION"));
        String superuser = Secrets.keptIn(secrets.resolve("postgres"));
        String ownerPassword = Secrets.keptIn(secrets.resolve(OWNER));
        String applicationPassword = Secrets.keptIn(secrets.resolve(APPLICATION));
        try {
            int port = PostgresProcess.freePort();
            String jdbc = "jdbc:postgresql://127.0.0.1:" + port + "/salus";
            var database = new EmbeddedDatabase(
                    files,
                    builder(folder, files, port, superuser).start(),
                    new DatabaseUrl(jdbc, APPLICATION, applicationPassword),
                    new DatabaseUrl(jdbc, OWNER, ownerPassword));
            if (first || !Files.exists(folder.resolve("made"))) {
                makeRoles(port, superuser, ownerPassword, applicationPassword);
                requirePasswords(files, port, superuser);
                Files.writeString(folder.resolve("made"), "18");
            }
            return database;
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new DatabaseNotStarted(files, e);
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
                // The first change of a page after a checkpoint is logged as the whole page, and registering a
                // patient changes a dozen pages of large indexes. These files know only the slow way of compressing
                // them: right after a checkpoint that was two fifths of what a registration cost the database.
                // Fewer checkpoints, fewer whole pages.
                .setServerConfig("wal_compression", "off")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("max_wal_size", "2GB")
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

    /** The server is started again when it ends although nobody asked it to. */
    private void watch() {
        PostgresProcess.on(files).ifPresent(process -> {
            Path control = PostgresProcess.control(process);
            process.onExit().thenRunAsync(() -> revive(control), REVIVER);
        });
    }

    private void revive(Path control) {
        for (int attempt = 1; !closing && attempt <= REVIVALS; attempt++) {
            LOG.errorf("The embedded PostgreSQL has ended and is started again (attempt %d)", attempt);
            if (PostgresProcess.startAgain(files, control)) {
                watch();
                return;
            }
            // What is left of the old one may still hold the files for a moment.
            pause(REVIVAL_PAUSE);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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

    private void close() {
        closing = true;
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
