package health.salus.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The packaged product as a process of its own, started the way bin/salus starts it. */
final class Product implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(180);
    private static Product shared;

    final Path data;
    final int port;
    private final Map<String, String> settings;
    private final List<String> arguments;
    private Process process;
    private final SplitStack split;

    private Product(Path data, Map<String, String> settings, List<String> arguments) {
        this(data, settings, arguments, null);
    }

    private Product(Path data, Map<String, String> settings, List<String> arguments, SplitStack split) {
        this.split = split;
        this.data = data;
        this.settings = new TreeMap<>(settings);
        this.arguments = List.copyOf(arguments);
        this.port = freePort();
    }

    /** One demo hospital for all tests that do not stop it, in one process or in pieces; stopped when the tests end. */
    static synchronized Product shared() {
        if (shared == null && SplitStack.running().isPresent()) {
            shared = new Product(
                    Path.of("."), Map.of(), List.of(), SplitStack.running().get());
        }
        if (shared == null) {
            shared = fresh(Map.of()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** A product that is not running yet, with an empty data folder. */
    static Product fresh(Map<String, String> settings, String... arguments) {
        try {
            Files.createDirectories(Path.of("target"));
            return new Product(
                    Files.createTempDirectory(Path.of("target").toAbsolutePath(), "data-"),
                    settings,
                    List.of(arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Further settings for its next start. */
    Product with(Map<String, String> further) {
        settings.putAll(further);
        return this;
    }

    Product start() {
        launch();
        awaitReady();
        return this;
    }

    /** Starts without waiting. */
    Product launch() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                System.getProperty("salus.jar")));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        // Whoever runs the tests may have named a hospital's own database.
        builder.environment().keySet().removeIf(name -> name.endsWith("_URL"));
        builder.environment()
                .putAll(Map.of(
                        "SALUS_PROFILE",
                        "development",
                        "PORT",
                        Integer.toString(port),
                        "DATA_DIR",
                        data.toString(),
                        "LOG_FORMAT",
                        "text",
                        "RATE_LIMIT_MAX",
                        "0"));
        builder.environment().putAll(settings);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** For one that was launched. */
    void awaitReady() {
        long until = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < until) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The product ended with " + process.exitValue() + ":\n" + output());
            }
            if (Api.answers(URI.create(address() + "/ready"))) {
                return;
            }
            pause();
        }
        throw new IllegalStateException("The product did not get ready:\n" + output());
    }

    /** Waits for the process to end by itself. */
    int exitCode() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The product still runs:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a person or the system would; does not wait. */
    void tellToEnd() {
        process.destroy();
    }

    /** Ends the process as a power cut would; PostgreSQL is left behind. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Ends the database server as a power cut would, under the running product. */
    void killPostgres() {
        ProcessHandle.of(Long.parseLong(postmaster().getFirst().strip()))
                .orElseThrow()
                .destroyForcibly();
    }

    /** What PostgreSQL says of itself: its process in the first line, its port in the fourth. */
    private List<String> postmaster() {
        try {
            return Files.readAllLines(data.resolve("postgres/files/postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String databasePort() {
        return postmaster().get(3).strip();
    }

    String address() {
        return split == null ? "http://localhost:" + port : split.address();
    }

    String output() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    private Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    /** A look into the database itself, under the application's role. */
    Connection database() throws SQLException {
        try {
            String password =
                    Files.readString(data.resolve("secrets/salus_app")).strip();
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + databasePort() + "/salus", "salus_app", password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the process answers that runs this target, whatever stands before it. */
    String processOf(String target) {
        return split == null ? address() : split.processOf(target);
    }

    /** What all its processes measure. */
    String metrics() {
        List<String> processes = split == null ? List.of(address()) : split.processes();
        return processes.stream()
                .map(process -> Api.at(process).get("/metrics").text())
                .collect(Collectors.joining("\n"));
    }

    /** @param sql about the tables of one module, as they may be in a database of their own */
    long count(String sql) {
        try (var connection = split == null ? database() : split.database(sql);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process == null || !process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Below the ports that connections of the tests themselves take, so that it is still free when the product starts. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 20_000);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                continue; // somebody has it, try another
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
