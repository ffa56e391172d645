package health.salus.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Redis from the system's packages beside the product, with a password, that can be frozen, emptied and killed. */
final class RedisServer implements AutoCloseable {
    private static final String PASSWORD = "only-for-tests";

    private final int port = Product.freePort();
    private final Path folder;
    private Process process;

    private RedisServer(Path folder) {
        this.folder = folder;
    }

    static RedisServer started() throws IOException {
        Files.createDirectories(Path.of("target"));
        var server = new RedisServer(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "redis-"));
        server.start();
        return server;
    }

    /** What a process needs to know to use it. */
    Map<String, String> settings() {
        return Map.of("REDIS_URL", "redis://127.0.0.1:" + port, "REDIS_PASSWORD", PASSWORD);
    }

    void start() throws IOException {
        process = new ProcessBuilder(
                        "redis-server",
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        folder.toString(),
                        "--appendonly",
                        "yes",
                        "--requirepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    /** From now on it takes connections and says nothing. */
    void freeze() throws IOException, InterruptedException {
        run(List.of("kill", "-STOP", Long.toString(process.pid())));
    }

    void thaw() throws IOException, InterruptedException {
        run(List.of("kill", "-CONT", Long.toString(process.pid())));
    }

    void flush() throws IOException, InterruptedException {
        run(List.of("redis-cli", "-p", Integer.toString(port), "FLUSHALL"));
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()));
        builder.environment().put("REDISCLI_AUTH", PASSWORD);
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("Failed: " + command);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
