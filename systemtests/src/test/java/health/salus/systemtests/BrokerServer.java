package health.salus.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A RabbitMQ from the system's packages beside the product. */
final class BrokerServer implements AutoCloseable {
    private static final Path PACKAGE = Path.of("/usr/lib/rabbitmq/lib");
    private static final Duration START = Duration.ofMinutes(2);
    private static final byte[] HELLO = "AMQP\0\0\u0009\u0001".getBytes(StandardCharsets.ISO_8859_1);

    private final int port = Product.freePort();
    private final Path folder;
    private Process process;

    private BrokerServer(Path folder) {
        this.folder = folder;
    }

    /** Returns when it takes connections. */
    static BrokerServer started() {
        try {
            var broker = new BrokerServer(Files.createTempDirectory("salus-broker-"));
            Files.writeString(broker.folder.resolve("plugins"), "[].\n");
            Files.writeString(broker.folder.resolve("rabbitmq.conf"), "log.console = false\n");
            broker.process = broker.program("rabbitmq-server");
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
            Soon.holds(START, broker::speaks);
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String password) {
        return "amqp://guest:" + password + "@127.0.0.1:" + port;
    }

    void changePassword(String password) {
        try {
            if (program("rabbitmqctl", "change_password", "guest", password).waitFor() != 0) {
                throw new IllegalStateException(Files.readString(folder.resolve("output")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process program(String name, String... arguments) throws IOException {
        var builder = new ProcessBuilder(programs().resolve(name).toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()));
        builder.command().addAll(java.util.List.of(arguments));
        builder.environment()
                .putAll(Map.of(
                        "HOME", folder.toString(),
                        "RABBITMQ_NODENAME", "salus" + port + "@localhost",
                        "RABBITMQ_NODE_PORT", Integer.toString(port),
                        "RABBITMQ_DIST_PORT", Integer.toString(Product.freePort()),
                        "RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1",
                        "ERL_EPMD_ADDRESS", "127.0.0.1",
                        "RABBITMQ_MNESIA_BASE", folder.resolve("data").toString(),
                        "RABBITMQ_LOG_BASE", folder.resolve("logs").toString(),
                        "RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString(),
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                                folder.resolve("plugins").toString()));
        return builder.start();
    }

    private static Path programs() {
        try (var servers = Files.newDirectoryStream(PACKAGE, "rabbitmq_server-*")) {
            return servers.iterator().next().resolve("sbin");
        } catch (IOException e) {
            throw new IllegalStateException("RabbitMQ is not installed. On Debian: apt-get install rabbitmq-server", e);
        }
    }

    /** Whether it answers a greeting with its own. */
    private void speaks() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(HELLO);
            if (socket.getInputStream().read() != 1) {
                throw new AssertionError("Something else answers on port " + port);
            }
        } catch (IOException e) {
            throw new AssertionError("RabbitMQ does not answer on port " + port, e);
        }
    }

    @Override
    public void close() {
        var all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }
}
