package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever wants too much over a WebSocket is told so and sent away, while the person beside them works on. */
class SubscriptionFloodTest {
    private static final String CHANGES = "subscription { appointmentChanged { kind } }";
    private static final String MUCH = """
            { appointments(first: 100) { nodes { id start end status type source zone version sequence createdAt updatedAt
                reason roomId roomName departmentId locationId patientId doctorId patient { displayName } doctor { displayName } } } }""";

    private static final Duration SLOWEST = Duration.ofSeconds(1);
    private static final int TOO_BIG = 1009;
    private static final int TOO_MANY = 4429;
    private static final int CONNECTIONS = 150;
    private static final int ALLOWED_CONNECTIONS = 30;
    private static final int ALLOWED_AT_ONCE = 50;
    private static final int ALLOWED_WAITING = 256;
    private static final int QUESTIONS = 150;
    private static final int LISTENING = 20;
    private static final Product product = Product.fresh(Map.of());

    private Api desk;
    private Neighbour neighbour;

    @BeforeAll
    static void start() {
        product.start();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @BeforeEach
    void somebodyWorks() {
        desk = Api.as(product, "receptionist");
        neighbour = new Neighbour(product);
    }

    @AfterEach
    void andIsNotHeldUp() {
        neighbour.wasNotHeldUp(SLOWEST);
        Soon.holds(() -> assertThat(metric("graphql_operations_running")).isZero());
        Soon.holds(() -> assertThat(metric("graphql_connections")).isZero());
        assertThat(product.output()).doesNotContain("\tat ");
    }

    @Test
    void oneConnectionWithTenThousandSubscriptions() {
        try (Listener listener = introduced()) {
            listener.repeat(10_000, i -> listener.subscribe("s" + i, CHANGES));
            assertThat(listener.next("s" + ALLOWED_AT_ONCE)
                            .at("/payload/0/extensions/code")
                            .asText())
                    .isEqualTo("TOO_MANY_OPERATIONS");
            assertThat(end(listener)).isEqualTo(TOO_MANY);
        }
    }

    @Test
    void onePersonWithHundredsOfConnections() {
        List<Listener> all = new ArrayList<>();
        try {
            int refused = 0;
            for (int i = 0; i < CONNECTIONS; i++) {
                Listener listener = Listener.to(product).introduce(desk);
                all.add(listener);
                JsonNode answer = listener.next();
                if (isEnd(answer)) {
                    assertThat(answer.path("code").asInt()).isEqualTo(TOO_MANY);
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(CONNECTIONS - ALLOWED_CONNECTIONS);
        } finally {
            all.forEach(Listener::close);
        }
    }

    /** What is for somebody who does not read would pile up in memory: it is not even found out. */
    @Test
    void whoAsksAndDoesNotReadIsNotListenedTo() {
        try (Listener deaf = introduced()) {
            deaf.stopReading();
            int answered = askUntilNobodyListens(deaf);
            assertThat(answered).isPositive().isLessThan(QUESTIONS);

            deaf.goOnReading();
            assertThat(deaf.next("q" + answered).at("/payload/data/appointments/nodes"))
                    .hasSize(100);
        }
    }

    @Test
    void whoListensAndDoesNotReadIsLetGo() {
        try (Listener deaf = introduced()) {
            deaf.repeat(LISTENING, i -> deaf.subscribe("s" + i, CHANGES));
            deaf.stopReading();
            askUntilNobodyListens(deaf);
            for (int i = 0; i <= ALLOWED_WAITING / 2; i++) {
                bookAndCancel();
            }
            deaf.goOnReading();
            isLetGo(deaf);
        }
    }

    @Test
    void messagesAreSmallWordsAndFew() {
        try (Listener listener = introduced()) {
            listener.repeat("{\"type\":\"ping\",\"payload\":\"" + "x".repeat(1 << 20) + "\"}", 1);
            assertThat(end(listener)).isEqualTo(TOO_BIG);
        }
        try (Listener listener = introduced()) {
            listener.repeat(10_000, i -> listener.ping());
            assertThat(end(listener)).isEqualTo(TOO_MANY);
        }
        try (Listener listener = introduced()) {
            listener.repeat(10_000, i -> listener.sayBytes((byte) 1));
            assertThat(end(listener)).isEqualTo(4400);
        }
        try (Listener listener = introduced()) {
            // A word of 100 KB is a word.
            listener.say("{\"type\":\"ping\",\"payload\":\"" + "x".repeat(100_000) + "\"}");
            assertThat(listener.next().path("type").asText()).isEqualTo("pong");
        }
        for (String nonsense : List.of("", "7", "null", "[]", "{}", "{\"type\":\"subscribe\"}", "[".repeat(50_000))) {
            try (Listener listener = introduced()) {
                listener.repeat(nonsense, 1_000);
                assertThat(end(listener)).as(nonsense).isIn(4400, TOO_MANY);
            }
        }
    }

    @Test
    void framesThatAreNone() throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            try (Socket socket = upgraded()) {
                byte[] noise = new byte[4_096];
                ThreadLocalRandom.current().nextBytes(noise);
                noise[0] |= (byte) 0x70; // bits that nobody has agreed on
                socket.getOutputStream().write(noise);
                socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()); // until it is closed
            } catch (java.net.SocketException e) {
                assertThat(e).hasMessageContaining("reset");
            }
        }
    }

    @Test
    void whoDoesNotKeepToTheProtocol() {
        try (Listener silent = Listener.to(product);
                Listener twice = introduced();
                Listener again = introduced()) {
            twice.introduce(desk);
            assertThat(end(twice)).isEqualTo(TOO_MANY);
            again.subscribe("1", CHANGES).subscribe("1", CHANGES);
            assertThat(end(again)).isEqualTo(4409);
            assertThat(end(silent)).isEqualTo(4408);
        }
    }

    private Listener introduced() {
        Listener listener = Listener.to(product).introduce(desk);
        assertThat(listener.next().path("type").asText()).isEqualTo("connection_ack");
        return listener;
    }

    /** One question after the other; gives how many were answered, which fill all that lies between. */
    private static int askUntilNobodyListens(Listener listener) {
        for (int asked = 0; asked < QUESTIONS; asked++) {
            double before = answered();
            listener.subscribe("q" + asked, MUCH);
            long patience = System.nanoTime() + SLOWEST.multipliedBy(2).toNanos();
            while (answered() == before) {
                if (System.nanoTime() > patience) {
                    return asked;
                }
            }
        }
        return QUESTIONS;
    }

    private void bookAndCancel() {
        JsonNode slot = FrontDesk.slots(desk, "cardiology", 1).getFirst();
        ObjectNode booking =
                FrontDesk.booking(FrontDesk.register(desk).path("id").asText(), slot);
        Api.Answer booked = desk.post("/api/v1/appointments", booking);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        String path = "/api/v1/appointments/" + booked.json().path("id").asText() + "/cancel";
        assertThat(desk.post(path, Api.object().put("reason", "patient")).status())
                .isEqualTo(200);
    }

    private static void isLetGo(Listener listener) {
        Set<String> gone = new HashSet<>();
        while (gone.size() < LISTENING) {
            JsonNode next = listener.next();
            if (next.at("/payload/0/extensions/code").asText().equals("TOO_SLOW")) {
                gone.add(next.path("id").asText());
            }
        }
        assertThat(gone).allMatch(id -> id.startsWith("s"));
    }

    /** The code with which it is closed, whatever is said before. */
    private static int end(Listener listener) {
        JsonNode next = listener.next();
        while (!isEnd(next)) {
            next = listener.next();
        }
        return next.path("code").asInt();
    }

    private static boolean isEnd(JsonNode message) {
        return message.path("type").asText().equals("closed");
    }

    /** A WebSocket on which anything can be sent. */
    private static Socket upgraded() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), product.port);
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write("""
                GET /graphql HTTP/1.1\r
                Host: localhost\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Protocol: graphql-transport-ws\r
                \r
                """.getBytes(StandardCharsets.US_ASCII));
        String answer = "";
        while (!answer.endsWith("\r\n\r\n")) {
            answer += (char) socket.getInputStream().read();
        }
        assertThat(answer).startsWith("HTTP/1.1 101");
        return socket;
    }

    private static double answered() {
        return metric("graphql_operation_duration_seconds_count{status=\"success\"}");
    }

    private static double metric(String name) {
        return product.metrics()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
