package health.salus.platform.testkit;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A streaming replica of the server of all test databases, that can be held up, frozen, killed and started again. Registered
 * before the {@link TestDatabase} that names its {@link #url}.
 */
public final class TestReplica implements BeforeAllCallback, AfterAllCallback {
    /** What belongs to a running server, not to its data. */
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts", "pg_wal");

    private final int port = freePort();
    private @Nullable Path files;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        files = Files.createTempDirectory("salus-replica-").resolve("files");
        TestServer.running().copyTo(files);
        Files.createFile(files.resolve("standby.signal"));
        Files.writeString(files.resolve("postgresql.auto.conf"), """
                port = %d
                primary_conninfo = '%s'
                max_connections = %s
                max_standby_streaming_delay = 200ms
                fsync = off
                unix_socket_directories = ''
                """.formatted(
                        port, TestServer.running().connection(), TestServer.MAX_CONNECTIONS));
        start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        kill();
    }

    /** Under the application's role. */
    public String url(String database) {
        return "postgresql://salus:@localhost:%d/%s".formatted(port, database);
    }

    /** Returns when it answers queries. */
    public void start() {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
        }
        command.addAll(
                List.of(TestServer.running().program("pg_ctl"), "start", "--wait", "--pgdata", files().toString()));
        try {
            // The server keeps what it is given to write to: a pipe would never end.
            int outcome = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            files().resolveSibling("log").toFile()))
                    .start()
                    .waitFor();
            if (outcome != 0) {
                throw new IllegalStateException(
                        "The replica does not start:\n" + Files.readString(files().resolveSibling("log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as a power cut would. */
    public void kill() {
        var all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    /** It keeps its connections and answers nothing more. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    /** From now on nothing new is seen on it. */
    public void holdUp() {
        execute("SELECT pg_wal_replay_pause()");
        Soon.holds(() -> {
            if (!query("SELECT pg_get_wal_replay_pause_state()").equals("paused")) {
                throw new AssertionError("It still goes on");
            }
        });
    }

    public void goOn() {
        execute("SELECT pg_wal_replay_resume()");
    }

    public void promote() {
        execute("SELECT pg_promote()");
    }

    private void execute(String sql) {
        query(sql);
    }

    /** The first value of a query on the replica itself, as its administrator. */
    public String query(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "");
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException("The replica refused " + sql, e);
        }
    }

    private void signal(String name) {
        try {
            for (ProcessHandle each : processes()) {
                new ProcessBuilder("kill", "-" + name, Long.toString(each.pid()))
                        .start()
                        .waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ProcessHandle> processes() {
        try {
            long server = Long.parseLong(Files.readAllLines(files().resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            return ProcessHandle.of(server)
                    .map(one -> Stream.concat(Stream.of(one), one.descendants()).toList())
                    .orElse(List.of());
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path files() {
        return Objects.requireNonNull(files, "The replica exists from @BeforeAll on");
    }

    /** Copies a server's files as they are just now; what changes meanwhile is in its log. */
    static void copy(Path from, Path to) {
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    Files.createDirectory(
                            to.resolve(from.relativize(folder).toString()),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                    return NOT_COPIED.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (!NOT_COPIED.contains(file.getFileName().toString())) {
                        Files.copy(file, to.resolve(from.relativize(file).toString()));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE; // of a passing moment
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
