package health.salus.platform.testkit;

import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A RabbitMQ for one test class, from the system's packages, that can be killed and started again on its files. */
public final class TestBroker implements BeforeAllCallback, AfterAllCallback {
    private static final Path PACKAGE = Path.of("/usr/lib/rabbitmq/lib");

    private static final Duration START = Duration.ofMinutes(2);

    private final int port = freePort();
    private @Nullable Path folder;
    private @Nullable Process process;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("salus-broker-");
        Files.writeString(folder.resolve("plugins"), "[].\n");
        Files.writeString(folder.resolve("rabbitmq.conf"), "log.console = false\n");
        start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        kill();
    }

    public String url() {
        return "amqp://guest:guest@127.0.0.1:" + port;
    }

    /** Returns when it takes connections. */
    public void start() {
        Path home = Objects.requireNonNull(folder);
        var builder = new ProcessBuilder(program().toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("output").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "HOME", home.toString(),
                        "RABBITMQ_NODENAME", "salus" + port + "@localhost",
                        "RABBITMQ_NODE_PORT", Integer.toString(port),
                        "RABBITMQ_DIST_PORT", Integer.toString(port + 1),
                        "RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1",
                        "ERL_EPMD_ADDRESS", "127.0.0.1",
                        "RABBITMQ_MNESIA_BASE", home.resolve("data").toString(),
                        "RABBITMQ_LOG_BASE", home.resolve("logs").toString(),
                        "RABBITMQ_CONFIG_FILE", home.resolve("rabbitmq.conf").toString(),
                        "RABBITMQ_ENABLED_PLUGINS_FILE", home.resolve("plugins").toString()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Soon.holds(START, this::takesConnections);
    }

    /** Ends it as a power cut would. */
    public void kill() {
        if (process != null) {
            var all = process.descendants().toList();
            process.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(each -> each.onExit().join());
            process = null;
        }
    }

    private void takesConnections() {
        var factory = new ConnectionFactory();
        try {
            factory.setUri(url());
            factory.newConnection().close();
        } catch (Exception e) {
            throw new AssertionError("RabbitMQ does not answer on port " + port, e);
        }
    }

    private static Path program() {
        try (var servers = Files.newDirectoryStream(PACKAGE, "rabbitmq_server-*")) {
            for (Path server : servers) {
                return server.resolve("sbin/rabbitmq-server");
            }
        } catch (IOException e) {
            throw new IllegalStateException("RabbitMQ is not installed. On Debian: apt-get install rabbitmq-server", e);
        }
        throw new IllegalStateException("RabbitMQ is not installed. On Debian: apt-get install rabbitmq-server");
    }

    private static int freePort() {
        int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return freePort();
        }
    }
}
