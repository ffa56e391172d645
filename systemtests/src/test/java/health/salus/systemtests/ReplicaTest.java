package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The product with a replica of its database, as clients see it that send back how far they have written. */
class ReplicaTest {
    private static final int READERS = 8;

    static ReplicatedPostgres postgres;
    static Product product;

    @BeforeAll
    static void start() {
        postgres = ReplicatedPostgres.start();
        product = Product.fresh(Map.of(
                        "DATABASE_URL", postgres.url("salus_app"),
                        "DATABASE_OWNER_URL", postgres.url("salus_owner"),
                        "DATABASE_REPLICA_URL", postgres.replicaUrl("salus_app")))
                .start();
    }

    @AfterAll
    static void stop() {
        product.close();
        postgres.close();
    }

    /** A client that keeps what it is answered, as docs/operate/replica.md asks of it. */
    private static final class Client {
        private final Api api = Api.as(product, "receptionist");
        private String position = "none";

        Api.Answer get(String path) {
            return keep(api.send("GET", path, null, Map.of("Salus-Position", position)));
        }

        Api.Answer register(String familyName) {
            return keep(api.send(
                    "POST",
                    "/api/v1/patients",
                    FrontDesk.person("Test", familyName),
                    Map.of("Salus-Position", position)));
        }

        private Api.Answer keep(Api.Answer answer) {
            String told = answer.header("Salus-Position");
            if (told != null) {
                position = told;
            }
            return answer;
        }

        boolean finds(String familyName) {
            return get("/api/v1/patients?q=" + familyName).text().contains(familyName);
        }
    }

    @Test
    void whoHasWrittenSeesItAndOthersMayBeBehind() {
        var writer = new Client();
        var other = new Client();
        isReadFrom(other);
        postgres.holdUpReplica();
        String name = "Person" + FrontDesk.letters();

        Api.Answer registered = writer.register(name);
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        assertThat(registered.header("Salus-Position")).matches("[0-9a-f]{8}\\.[0-9a-f]{16}");
        assertThat(writer.finds(name)).isTrue();
        assertThat(other.finds(name)).isFalse();
        assertThat(other.api.get("/api/v1/patients?q=" + name).text())
                .as("who keeps no position gets the newest")
                .contains(name);

        postgres.letReplicaGoOn();
        soon(() -> assertThat(other.finds(name)).isTrue());
    }

    @Test
    void aMutationOfGraphqlIsSeenByTheNextQuery() {
        var client = new Client();
        isReadFrom(client);
        postgres.holdUpReplica();
        String name = "Person" + FrontDesk.letters();
        JsonNode before = graphql(client, "{ patients(q: \"" + name + "\") { nodes { familyName } } }");
        assertThat(before.path("data").path("patients").path("nodes").isArray())
                .as(before.toString())
                .isTrue();
        assertThat(before.toString()).doesNotContain(name);

        JsonNode made = graphql(
                client,
                "mutation { registerPatient(input: {givenName: \"Test\", familyName: \"" + name
                        + "\", birthDate: \"1980-03-12\", gender: \"female\"}) { id } }");
        assertThat(made.path("errors").isMissingNode()).as(made.toString()).isTrue();
        assertThat(client.finds(name)).isTrue();
        postgres.letReplicaGoOn();
    }

    private static JsonNode graphql(Client client, String query) {
        return client.keep(client.api.send(
                        "POST",
                        "/graphql",
                        Api.object().put("query", query),
                        Map.of("Salus-Position", client.position)))
                .json();
    }

    @Test
    void nobodyNoticesThatTheReplicaIsKilledAndComesBack() {
        List<Client> clients =
                IntStream.range(0, READERS).mapToObj(each -> new Client()).toList();
        isReadFrom(clients.getFirst());
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        var stop = new AtomicBoolean();
        try (var people = Executors.newVirtualThreadPerTaskExecutor();
                End end = () -> stop.set(true)) {
            for (Client client : clients) {
                people.submit(() -> {
                    try {
                        readAndWrite(client, stop, wrong);
                    } catch (RuntimeException e) {
                        wrong.add(e.toString());
                    }
                });
            }
            becomesMore(() -> reads("answered"), 200);
            postgres.killReplica();
            becomesMore(() -> reads("away") + reads("failed"), 100);
            assertThat(health().path("status").asText()).isEqualTo("healthy");
            assertThat(health().path("checks").path("replica").asText()).isEqualTo("degraded");
            postgres.startReplica();
            becomesMore(() -> reads("answered"), 100);
        }
        assertThat(wrong).isEmpty();
        assertThat(health().path("checks").path("replica").asText()).isEqualTo("up");
    }

    /** Ends the people's work however the test ends. */
    private interface End extends AutoCloseable {
        @Override
        void close();
    }

    private static void becomesMore(DoubleSupplier reads, int more) {
        double before = reads.getAsDouble();
        soon(() -> assertThat(reads.getAsDouble()).isGreaterThan(before + more));
    }

    private static void readAndWrite(Client client, AtomicBoolean stop, Queue<String> wrong) {
        for (int i = 0; !stop.get(); i++) {
            Api.Answer answer = client.get("/api/v1/appointments?limit=3");
            if (answer.status() != 200) {
                wrong.add(answer.status() + " " + answer.text());
            }
            if (i % 10 == 0) {
                String name = "Person" + FrontDesk.letters();
                if (client.register(name).status() != 201 || !client.finds(name)) {
                    wrong.add(name + " was registered and not found");
                }
            }
        }
    }

    /** Returns when the replica answers what this client asks. */
    private static void isReadFrom(Client client) {
        soon(() -> {
            double before = reads("answered");
            assertThat(client.get("/api/v1/patients?limit=1").status()).isEqualTo(200);
            assertThat(reads("answered")).isGreaterThan(before);
        });
    }

    private static JsonNode health() {
        return Api.nobody(product).get("/ready").json();
    }

    private static double reads(String outcome) {
        var measured = Pattern.compile("replica_reads_total\\{outcome=\"" + outcome + "\"[^}]*} (\\S+)")
                .matcher(product.metrics());
        return measured.find() ? Double.parseDouble(measured.group(1)) : 0;
    }

    /** Repeats an assertion until it holds, for two minutes at most. */
    private static void soon(Runnable assertion) {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
