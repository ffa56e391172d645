package health.salus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmallBodiesTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final Vertx vertx = Vertx.vertx();
    /** What the endpoint found of each body when it was called. */
    private final List<String> found = new CopyOnWriteArrayList<>();

    private HttpServer server;

    @BeforeEach
    void anEndpointBehindIt() throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(context -> {
            // As Quarkus does: nothing arrives before somebody asks for it.
            context.request().pause();
            new SmallBodies(PATIENCE).read(context);
        });
        router.route().handler(context -> {
            String body = context.body().asString();
            found.add(body == null ? "nothing yet" : body);
            context.response()
                    .end("answered")
                    .onComplete(sent -> context.request().connection().close());
        });
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aSmallBodyIsThereWhenTheEndpointIsCalled() throws IOException {
        assertThat(answerTo("application/json", 12, "{\"a\":\"wörd\""))
                .contains("200 OK")
                .endsWith("answered");
        assertThat(found).containsExactly("{\"a\":\"wörd\"");
    }

    @Test
    void aLargeBodyAndOneOfAnotherKindAreLeftToTheEndpoint() throws IOException {
        assertThat(answerTo("application/json", 64 * 1024 + 1, "{")).contains("200 OK");
        assertThat(answerTo("text/csv", 2, "a,")).contains("200 OK");
        assertThat(found).containsExactly("nothing yet", "nothing yet");
    }

    @Test
    void whoeverSendsHalfABodyIsCutOffAndTheEndpointIsNotCalled() throws IOException {
        long begun = System.nanoTime();
        assertThat(answerTo("application/merge-patch+json", 100, "{\"half\":")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(PATIENCE);
        assertThat(found).isEmpty();
    }

    @Test
    void theEndpointIsNotCalledForOneWhoLeavesAmidTheBody() throws Exception {
        try (Socket socket = connect()) {
            send(socket, "application/json", 100, "{\"half\":");
        }
        assertThat(answerTo("application/json", 2, "{}")).contains("200 OK");
        Thread.sleep(PATIENCE.multipliedBy(2));
        assertThat(found).containsExactly("{}");
    }

    /** What comes back until the server ends the connection. */
    private String answerTo(String type, int length, String body) throws IOException {
        try (Socket socket = connect()) {
            send(socket, type, length, body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void send(Socket socket, String type, int length, String body) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write("""
                POST / HTTP/1.1\r
                Host: localhost\r
                Connection: close\r
                Content-Type: %s\r
                Content-Length: %d\r
                \r
                %s""".formatted(type, length, body).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
