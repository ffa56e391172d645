package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Somebody who listens at /graphql with the protocol graphql-transport-ws. */
final class Listener implements WebSocket.Listener, AutoCloseable {
    private static final int WITHOUT_A_WORD = 1006;

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile boolean deaf;
    private final WebSocket socket;

    private Listener(Product product, Map<String, String> headers) {
        var builder = Api.CLIENT.newWebSocketBuilder().subprotocols("graphql-transport-ws");
        headers.forEach(builder::header);
        socket = builder.buildAsync(URI.create(product.address().replaceFirst("^http", "ws") + "/graphql"), this)
                .join();
    }

    static Listener to(Product product) {
        return new Listener(product, Map.of());
    }

    /** A page of another site would send its origin. */
    static Listener from(String origin, Product product) {
        return new Listener(product, Map.of("Origin", origin));
    }

    Listener introduce(Api api) {
        return say("""
                {"type":"connection_init","payload":{"Authorization":"Bearer %s"}}""".formatted(api.token()));
    }

    Listener subscribe(String id, String query) {
        return say(Api.object()
                .put("id", id)
                .put("type", "subscribe")
                .set("payload", Api.object().put("query", query))
                .toString());
    }

    Listener say(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    /** A frame to which the other side answers by itself. */
    Listener ping() {
        socket.sendPing(ByteBuffer.wrap(new byte[100])).join();
        return this;
    }

    Listener sayBytes(byte... bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    /** From now on what is said to it stays on the line, and then at the other side. */
    void stopReading() {
        deaf = true;
    }

    void goOnReading() {
        deaf = false;
        socket.request(1);
    }

    /** Says it again and again until the other side has had enough, or so many times. */
    void repeat(String message, int most) {
        repeat(most, times -> say(message));
    }

    /** Does it until the other side has had enough, or so many times. */
    void repeat(int most, IntConsumer saying) {
        try {
            for (int times = 0; times < most; times++) {
                saying.accept(times);
            }
        } catch (CompletionException e) {
            assertThat(e).hasRootCauseInstanceOf(IOException.class);
        }
    }

    /** The next message; a closed connection is told as one of type {@code closed} with its code. */
    JsonNode next() {
        try {
            JsonNode next = heard.poll(15, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("Nothing was heard for 15 seconds");
            }
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next message about one operation: meanwhile others may hear of the demo hospital, which fills itself. */
    JsonNode next(String id) {
        JsonNode next = next();
        while (!next.path("id").asText().equals(id)) {
            assertThat(next.path("type").asText()).as(next.toString()).isNotEqualTo("closed");
            next = next();
        }
        return next;
    }

    /** Whether nothing is said for as long as an event would surely need. */
    boolean hearsNothing() throws InterruptedException {
        return heard.poll(1_500, TimeUnit.MILLISECONDS) == null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                heard.add(Api.JSON.readTree(partial.toString()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
            partial.setLength(0);
        }
        if (!deaf) {
            from.request(1);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        heard.add(Api.object().put("type", "closed").put("code", code));
        return null;
    }

    /** It ended without a word. */
    @Override
    public void onError(WebSocket from, Throwable broken) {
        heard.add(Api.object().put("type", "closed").put("code", WITHOUT_A_WORD));
    }

    @Override
    public void close() {
        socket.abort();
    }
}
