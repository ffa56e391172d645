package health.salus.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server process under measurement. */
final class Server implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final int port;
    final double secondsToReady;
    private final Process process;

    private Server(Process process, int port, double secondsToReady) {
        this.process = process;
        this.port = port;
        this.secondsToReady = secondsToReady;
    }

    static Server start(List<String> javaArguments, Map<String, String> environment, String readyPath, Path log) throws IOException, InterruptedException {
        return start(javaArguments, environment, readyPath, log, freePort());
    }

    static Server start(List<String> javaArguments, Map<String, String> environment, String readyPath, Path log, int port) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(javaArguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("PORT", Integer.toString(port));
        long began = System.nanoTime();
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        while (!answers(URI.create("http://localhost:" + port + readyPath))) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The server ended; see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return new Server(process, port, (System.nanoTime() - began) / 1e9);
    }

    private static boolean answers(URI address) throws InterruptedException {
        try {
            return CLIENT.send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
