package health.salus.platform.testkit;

import health.salus.platform.redis.Redis;
import health.salus.platform.settings.Settings;
import health.salus.platform.targets.Share;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Redis for one test class, from the system's packages, that can be frozen, killed, emptied and started again. */
public final class TestRedis implements BeforeAllCallback, AfterAllCallback {
    public static final String PASSWORD = "a password, with a space";
    private static final int PATIENCE_MILLIS = 2_000;

    private final int port = freePort();
    private final int tlsPort = freePort();
    private final List<Redis> connected = new ArrayList<>();
    private @Nullable Path folder;
    private @Nullable Process process;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("salus-redis-");
        makeCertificate();
        start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        connected.forEach(Redis::stop);
        kill();
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** The same under TLS, with a certificate that nobody has to trust. */
    public String tlsUrl() {
        return "rediss://localhost:" + tlsPort;
    }

    /** That certificate, in a store that can be read with {@link #PASSWORD}. */
    public Path trustStore() {
        return Objects.requireNonNull(folder).resolve("trusted.p12");
    }

    /** What a process has that was given no address. */
    public static Redis none() {
        return new Redis(Settings.of(Map.of()), new SimpleMeterRegistry());
    }

    /** As a process of Salus is connected to it that can wait, since the machine may be busy; ends with the test class. */
    public Redis connected() {
        Redis redis = known();
        redis.start(Share.whole(List.of()));
        Soon.holds(() -> {
            if (redis.line().isEmpty()) {
                throw new AssertionError("Not connected: " + redis.checks());
            }
        });
        return redis;
    }

    /** As a process is that does not wait longer than the product does. */
    public Redis connectedInHaste() {
        return connected(Map.of());
    }

    /** @param environment more settings, or others */
    public Redis connected(Map<String, String> environment) {
        Redis redis = known(Duration.ofMillis(300), environment);
        redis.start(Share.whole(List.of()));
        return redis;
    }

    /** As in a process of Salus that has not started yet. */
    public Redis known() {
        return known(Duration.ofSeconds(3), Map.of());
    }

    private Redis known(Duration patience, Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(Map.of("REDIS_URL", url(), "REDIS_PASSWORD", PASSWORD));
        settings.putAll(environment);
        var redis = new Redis(Settings.of(settings), new SimpleMeterRegistry(), patience);
        connected.add(redis);
        return redis;
    }

    /** Returns when it answers. */
    public void start() {
        Path home = Objects.requireNonNull(folder);
        try {
            Files.writeString(home.resolve("redis.conf"), """
                    port %d
                    tls-port %d
                    tls-cert-file %s/certificate.pem
                    tls-key-file %s/key.pem
                    tls-auth-clients no
                    bind 127.0.0.1
                    dir %s
                    appendonly yes
                    appendfsync always
                    save ""
                    requirepass "%s"
                    """.formatted(port, tlsPort, home, home, home, PASSWORD));
            process = new ProcessBuilder(
                            "redis-server", home.resolve("redis.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("output").toFile()))
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("Redis is not installed. On Debian: apt-get install redis-server", e);
        }
        Soon.holds(() -> {
            if (!say("PING").equals("+PONG")) {
                throw new AssertionError("Redis does not answer on port " + port);
            }
        });
    }

    private void makeCertificate() {
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                "key.pem",
                "-out",
                "certificate.pem");
        run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-importcert",
                "-noprompt",
                "-alias",
                "redis",
                "-file",
                "certificate.pem",
                "-keystore",
                "trusted.p12",
                "-storepass",
                PASSWORD);
    }

    private void run(String... command) {
        try {
            File output = Objects.requireNonNull(folder).resolve("output").toFile();
            int exit = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(command[0] + " ended with " + exit + "; see " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as a power cut would. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
            process = null;
        }
    }

    /** Puts its files aside as they are now. */
    public void remember() {
        copy(files(), remembered());
    }

    /** Starts it with the files that were put aside, as after a disk that has lost the last seconds. */
    public void startAsRemembered() {
        copy(remembered(), files());
        start();
    }

    private Path files() {
        return Objects.requireNonNull(folder).resolve("appendonlydir");
    }

    private Path remembered() {
        return Objects.requireNonNull(folder).resolve("remembered");
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.newDirectoryStream(from)) {
            Files.createDirectories(to);
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on it takes connections and says nothing. */
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    /** It forgets everything. */
    public void flush() {
        say("FLUSHALL");
    }

    /** One command in its own words; the first line of the answer, or what is wrong. */
    public String say(String command) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write(("AUTH \"" + PASSWORD + "\"\r\n" + command + "\r\n").getBytes(StandardCharsets.UTF_8));
            line(socket.getInputStream());
            return line(socket.getInputStream());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int letter = in.read(); letter >= 0 && letter != '\n'; letter = in.read()) {
            line.append((char) letter);
        }
        return line.toString().strip();
    }

    private void signal(String signal) {
        run("kill", signal, Long.toString(Objects.requireNonNull(process).pid()));
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
