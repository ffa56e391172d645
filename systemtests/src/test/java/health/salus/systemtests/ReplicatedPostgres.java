package health.salus.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL from the system's packages with an empty database, and a streaming replica that can be held up and killed. */
final class ReplicatedPostgres implements AutoCloseable {
    private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Path folder;
    private final int port = Product.freePort();
    private final int replicaPort = Product.freePort();

    private ReplicatedPostgres(Path folder) {
        this.folder = folder;
    }

    static ReplicatedPostgres start() {
        try {
            Path folder = Files.createTempDirectory("salus-postgres-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            var pair = new ReplicatedPostgres(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(pair::close));
            pair.makePrimary();
            pair.program("pg_basebackup", "-D", pair.replica(), "-h", "127.0.0.1", "-p", Integer.toString(pair.port))
                    .with("-U", "postgres", "-R", "-c", "fast")
                    .run();
            pair.startReplica();
            return pair;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makePrimary() {
        program("initdb", "-D", primary(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
                .run();
        control(primary(), port);
        sql(port, "postgres", "CREATE ROLE salus_owner LOGIN", "CREATE ROLE salus_app LOGIN");
        sql(port, "postgres", "CREATE DATABASE salus OWNER salus_owner");
    }

    String url(String role) {
        return "postgresql://%s:@127.0.0.1:%d/salus".formatted(role, port);
    }

    String replicaUrl(String role) {
        return "postgresql://%s:@127.0.0.1:%d/salus".formatted(role, replicaPort);
    }

    /** From now on nothing new is seen on the replica. */
    void holdUpReplica() {
        sql(replicaPort, "postgres", "SELECT pg_wal_replay_pause()");
        while (!"paused".equals(sql(replicaPort, "postgres", "SELECT pg_get_wal_replay_pause_state()"))) {
            Thread.onSpinWait();
        }
    }

    void letReplicaGoOn() {
        sql(replicaPort, "postgres", "SELECT pg_wal_replay_resume()");
    }

    /** Ends it as a power cut would. */
    void killReplica() {
        kill(Path.of(replica()));
    }

    /** Returns when it answers. */
    void startReplica() {
        control(replica(), replicaPort);
    }

    private void control(String files, int port) {
        program("pg_ctl", "-D", files, "-w", "-l", files + ".log")
                .with("-o", "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off")
                .with("start")
                .run();
    }

    private String primary() {
        return folder.resolve("primary").toString();
    }

    private String replica() {
        return folder.resolve("replica").toString();
    }

    /** Gives the first value of the last statement's result, if it has one. */
    private static String sql(int port, String database, String... statements) {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", "");
                var statement = connection.createStatement()) {
            String value = null;
            for (String sql : statements) {
                if (statement.execute(sql)) {
                    var row = statement.getResultSet();
                    row.next();
                    value = row.getString(1);
                }
            }
            return value;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PostgreSQL refuses to run as root. */
    private Command program(String name, String... arguments) {
        List<String> words = new ArrayList<>(ROOT ? List.of("runuser", "-u", "postgres", "--") : List.of());
        words.add(newest().resolve("bin").resolve(name).toString());
        return new Command(words, folder.resolve("output")).with(arguments);
    }

    private static Path newest() {
        try (var releases = Files.list(PACKAGES)) {
            return releases.max(Comparator.comparingInt(
                            release -> Integer.parseInt(release.getFileName().toString())))
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL is not installed. On Debian: apt-get install postgresql", e);
        }
    }

    private record Command(List<String> words, Path output) {
        Command with(String... more) {
            words.addAll(List.of(more));
            return this;
        }

        void run() {
            try {
                // A server keeps what it is given to write to: a pipe would never end.
                int outcome = new ProcessBuilder(words)
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                        .start()
                        .waitFor();
                if (outcome != 0) {
                    throw new IllegalStateException(
                            words + " ended with " + outcome + ":\n" + Files.readString(output));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void kill(Path files) {
        Path pid = files.resolve("postmaster.pid");
        if (!Files.exists(pid)) {
            return;
        }
        try {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
                    .map(server -> Stream.concat(Stream.of(server), server.descendants())
                            .toList())
                    .orElse(List.of())
                    .forEach(each -> {
                        each.destroyForcibly();
                        each.onExit().join();
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill(Path.of(replica()));
        kill(Path.of(primary()));
    }
}
