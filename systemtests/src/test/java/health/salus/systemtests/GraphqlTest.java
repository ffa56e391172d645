package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** GraphQL answers what REST answers, to whom REST answers it, and tells what changes. */
@Tag("either-shape")
class GraphqlTest {
    private final Product product = Product.shared();
    private final Api desk = Api.as(product, "receptionist");

    @Test
    void theFrontDeskWorksOverGraphql() {
        JsonNode registered = data(desk, """
                mutation R($input: PatientForm!) { registerPatient(input: $input) { id mrn familyName version } }""", variables(FrontDesk.person("Gra", "Person" + FrontDesk.letters())))
                .path("registerPatient");
        JsonNode slot = data(desk, "{ slots(specialty: \"cardiology\", limit: 1) { doctorId start type } }", null)
                .path("slots")
                .get(0);
        JsonNode booked = data(
                        desk,
                        "mutation B($input: BookingForm!) { bookAppointment(input: $input) { id status version patient { displayName } } }",
                        variables(FrontDesk.booking(registered.path("id").asText(), slot)))
                .path("bookAppointment");
        assertThat(booked.path("patient").path("displayName").asText())
                .contains(registered.path("familyName").asText());

        JsonNode patient = data(
                        desk,
                        "query P($id: ID!) { patient(id: $id) { email appointments { nodes { id history { action by } } } } }",
                        Api.object().put("id", registered.path("id").asText()))
                .path("patient");
        assertThat(patient.has("email")).as("what is null is said").isTrue();
        assertThat(patient.path("appointments").path("nodes").get(0).path("id").asText())
                .isEqualTo(booked.path("id").asText());

        JsonNode taken = errors(
                desk,
                "mutation B($input: BookingForm!) { bookAppointment(input: $input) { id } }",
                variables(FrontDesk.booking(registered.path("id").asText(), slot)));
        assertThat(taken.get(0).path("extensions").path("code").asText()).isEqualTo("SLOT_ALREADY_TAKEN");
        assertThat(taken.get(0).path("path").get(0).asText()).isEqualTo("bookAppointment");
        assertThat(taken.get(0)
                        .path("extensions")
                        .path("problem")
                        .path("alternatives")
                        .size())
                .isPositive();

        JsonNode stale = errors(
                desk,
                "mutation C($id: ID!) { cancelAppointment(id: $id, version: 77, input: {reason: \"patient\"}) { id } }",
                Api.object().put("id", booked.path("id").asText()));
        assertThat(stale.get(0).path("extensions").path("code").asText()).isEqualTo("STALE_VERSION");
    }

    @Test
    void theSameRightsHoldFieldByField() {
        assertThat(Api.nobody(product)
                        .post("/graphql", Api.object().put("query", "{ me { id } }"))
                        .status())
                .isEqualTo(401);
        Api.Answer answer = desk.post(
                "/graphql",
                Api.object().put("query", "{ me { displayName } users { nodes { email } } roles { name } }"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("data").path("me").path("displayName").asText())
                .isNotEmpty();
        assertThat(answer.json().path("data").path("users").isNull()).isTrue();
        assertThat(answer.json()
                        .path("errors")
                        .get(0)
                        .path("extensions")
                        .path("code")
                        .asText())
                .isEqualTo("FORBIDDEN");

        String other = FrontDesk.register(desk).path("id").asText();
        JsonNode hidden = errors(
                Api.as(product, "patient"),
                "query P($id: ID!) { patient(id: $id) { mrn } }",
                Api.object().put("id", other));
        assertThat(hidden.get(0).path("extensions").path("code").asText()).isEqualTo("NOT_FOUND");
    }

    @Test
    void fiftyAppointmentsWithNamesAreOneQuestion() {
        double before = requests();
        JsonNode page = data(
                desk,
                "{ appointments(first: 50, sort: \"start\") { nodes { start patient { displayName } doctor { displayName } } pageInfo { endCursor hasNextPage } } }",
                null);
        assertThat(page.path("appointments").path("nodes")).hasSize(50);
        assertThat(requests() - before).as("questions to the modules").isEqualTo(1);

        // Thirty departments of a few kinds: each is asked for once.
        before = requests();
        JsonNode linked =
                data(desk, "{ appointments(first: 30, sort: \"start\") { nodes { department { id name } } } }", null);
        long different = IntStream.range(0, 30)
                .mapToObj(i -> linked.path("appointments")
                        .path("nodes")
                        .get(i)
                        .path("department")
                        .path("id")
                        .asText())
                .distinct()
                .count();
        assertThat(requests() - before).isEqualTo(1 + different);
    }

    @Test
    void pagesGoOnWhereTheyEnded() {
        String query =
                "query Q($after: String) { appointments(first: 5, sort: \"start\", after: $after) { edges { cursor node { id } } pageInfo { endCursor } } }";
        JsonNode ten = data(desk, query.replace("first: 5", "first: 10"), null).path("appointments");
        JsonNode first = data(desk, query, null).path("appointments");
        JsonNode second = data(
                        desk,
                        query,
                        Api.object()
                                .put(
                                        "after",
                                        first.path("pageInfo").path("endCursor").asText()))
                .path("appointments");
        JsonNode inside = data(
                        desk,
                        query,
                        Api.object()
                                .put(
                                        "after",
                                        ten.path("edges").get(6).path("cursor").asText()))
                .path("appointments");
        for (int i = 0; i < 5; i++) {
            assertThat(first.path("edges").get(i).path("node"))
                    .isEqualTo(ten.path("edges").get(i).path("node"));
            assertThat(second.path("edges").get(i).path("node"))
                    .isEqualTo(ten.path("edges").get(i + 5).path("node"));
        }
        assertThat(inside.path("edges").get(0).path("node"))
                .isEqualTo(ten.path("edges").get(7).path("node"));
        assertThat(errors(desk, "{ appointments(after: \"not one of ours\") { nodes { id } } }", null)
                        .get(0)
                        .path("extensions")
                        .path("status")
                        .asInt())
                .isEqualTo(400);
    }

    @Test
    void whatIsTooMuchIsRefusedAndNeighboursAreUnhurt() {
        String deepEnough = "{ doctors { nodes { appointments { nodes { department { id } } } } } }";
        assertThat(data(desk, deepEnough, null).path("doctors").path("nodes")).isNotEmpty();
        refused("{ " + "a { ".repeat(500) + "b" + " }".repeat(500) + " }");
        refused("{ "
                + IntStream.range(0, 1_000)
                        .mapToObj(i -> "a" + i + ": me { id }")
                        .collect(Collectors.joining(" "))
                + " }");
        refused(
                "{ appointments(first: 100) { nodes { patientRecord { appointments(first: 100) { nodes { history { at } } } } } } }");
        refused("{ me { ...a } } fragment a on User { ...b } fragment b on User { ...a }");
        refused("{ me { id } } #" + "x".repeat(200_000));
        assertThat(desk.post("/graphql", "{\"query\":\"{ me { id } } #" + "x".repeat(1 << 20) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(desk.post("/graphql", "[{\"query\":\"{ me { id } }\"}]").status())
                .isEqualTo(400);
        assertThat(desk.post("/graphql", "{\"query\":7").status()).isEqualTo(400);
        assertThat(desk.post("/graphql", "{}").status()).isEqualTo(400);
        assertThat(data(desk, "{ me { id } }", null).path("me").path("id").asText())
                .isNotEmpty();
    }

    @Test
    void aKnownQueryIsAskedByItsHash() {
        var query = KnownQuery.fresh();
        assertThat(query.ask(desk).json().at("/errors/0/message").asText()).isEqualTo("PersistedQueryNotFound");
        assertThat(query.tell(desk).status()).isEqualTo(200);
        assertThat(query.ask(desk).json().at("/data/me/displayName").asText()).isNotEmpty();
        assertThat(desk.get("/graphql").status()).isEqualTo(400);
        assertThat(byHash("{ me {")).as("what cannot be read").contains("InvalidSyntax");
        assertThat(byHash("mutation { endSessions(userId: \"1\") }")).contains("send mutations with POST");
    }

    @Test
    void whoListensHearsWhatTheyMaySee() throws InterruptedException {
        JsonNode patient = FrontDesk.register(desk);
        String id = patient.path("id").asText();
        try (Listener mine = Listener.to(product).introduce(desk);
                Listener other = Listener.to(product).introduce(desk);
                Listener stranger = Listener.to(product).introduce(Api.as(product, "patient"))) {
            mine.next();
            other.next();
            stranger.next();
            listen(mine, id, "eventId kind appointmentId appointment { status patient { displayName } }");
            listen(other, FrontDesk.register(desk).path("id").asText(), "kind");
            listen(stranger, id, "kind");

            JsonNode slot = FrontDesk.slots(desk, "cardiology", 1).getFirst();
            String booked = desk.post("/api/v1/appointments", FrontDesk.booking(id, slot))
                    .json()
                    .path("id")
                    .asText();
            JsonNode change = mine.next().path("payload").path("data").path("appointmentChanged");
            assertThat(change.path("kind").asText()).isEqualTo("BOOKED");
            assertThat(change.path("appointmentId").asText()).isEqualTo(booked);
            assertThat(change.path("appointment").path("status").asText()).isEqualTo("booked");

            desk.post("/api/v1/appointments/" + booked + "/confirm", null);
            desk.post("/api/v1/appointments/" + booked + "/cancel", Api.object().put("reason", "patient"));
            assertThat(mine.next().at("/payload/data/appointmentChanged/kind").asText())
                    .isEqualTo("CONFIRMED");
            assertThat(mine.next().at("/payload/data/appointmentChanged/kind").asText())
                    .isEqualTo("CANCELLED");
            assertThat(other.hearsNothing()).isTrue();
            assertThat(stranger.hearsNothing()).isTrue();

            mine.subscribe(
                    "2",
                    "subscription { appointmentChanged(patientId: \"" + id + "\", after: \""
                            + change.path("eventId").asText() + "\") { kind } }");
            assertThat(mine.next().at("/payload/data/appointmentChanged/kind").asText())
                    .isEqualTo("CONFIRMED");
            assertThat(mine.next().at("/payload/data/appointmentChanged/kind").asText())
                    .isEqualTo("CANCELLED");
            mine.subscribe("3", "subscription { appointmentChanged(after: \"" + id + "\") { kind } }");
            assertThat(mine.next().at("/payload/data/appointmentChanged/kind").asText())
                    .isEqualTo("MISSED");
        }
    }

    /** Who comes back after something nobody remembers is told so, and from then on hears what happens. */
    private static void listen(Listener listener, String patientId, String fields) {
        listener.subscribe(
                "1",
                "subscription { appointmentChanged(patientId: \"%s\", after: \"%s\") { %s } }"
                        .formatted(patientId, UUID.randomUUID(), fields));
        assertThat(listener.next().at("/payload/data/appointmentChanged").toString())
                .contains("MISSED");
    }

    @Test
    void whoWatchesAQueueHearsWhoArrivesAndNoMore() throws InterruptedException {
        JsonNode slot = FrontDesk.slots(desk, "cardiology", 1).getFirst();
        ObjectNode walkIn = FrontDesk.booking(
                        FrontDesk.register(desk).path("id").asText(), slot)
                .put(
                        "start",
                        Instant.now()
                                .plusSeconds(300)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString());
        walkIn.putObject("override").put("reason", "Walked in with chest pain");
        Api.Answer answer = Api.as(product, "admin").post("/api/v1/appointments", walkIn);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode booked = answer.json();
        String id = booked.path("id").asText();
        try (Listener queue = Listener.to(product).introduce(desk)) {
            queue.next();
            queue.subscribe(
                    "1",
                    "subscription { queueChanged(departmentId: \"%s\", after: \"%s\") { kind appointmentId } }"
                            .formatted(booked.path("departmentId").asText(), UUID.randomUUID()));
            assertThat(queue.next().at("/payload/data/queueChanged/kind").asText())
                    .isEqualTo("MISSED");

            desk.post("/api/v1/appointments/" + id + "/confirm", null);
            Api.Answer arrived = desk.post("/api/v1/appointments/" + id + "/check-in", null);
            assertThat(arrived.status()).as(arrived.text()).isEqualTo(200);

            JsonNode change = queue.next().at("/payload/data/queueChanged");
            assertThat(change.path("kind").asText()).isEqualTo("CHECKED_IN");
            assertThat(change.path("appointmentId").asText()).isEqualTo(id);
        }
    }

    @Test
    void aConnectionEndsWithItsSession() {
        Api session = Api.as(product, "receptionist");
        try (Listener listener = Listener.to(product).introduce(session)) {
            assertThat(listener.next().path("type").asText()).isEqualTo("connection_ack");
            listener.subscribe("1", "subscription { appointmentChanged { kind } }");
            session.post("/api/v1/auth/logout", Api.object());
            assertThat(listener.next().path("code").asInt()).isEqualTo(4403);
        }
    }

    @Test
    void whoListensDoesNotHoldUpTheEndOfTheProcess() throws Exception {
        try (Product alone = Product.fresh(Map.of()).start();
                Listener listener = Listener.to(alone).introduce(Api.as(alone, "receptionist"));
                Listener gone = Listener.to(alone)) {
            listener.next();
            listener.subscribe("1", "subscription { appointmentChanged { kind } }");
            gone.close();
            ProcessHandle process = ProcessHandle.of(alone.pid()).orElseThrow();
            process.destroy();
            // Requests would be waited for twice as long.
            assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(12));
            assertThat(alone.output()).doesNotContain("Timed out waiting for graceful shutdown");
        }
    }

    @Test
    void aServerTakesOnlySoManyListeners() {
        String changes = "subscription { appointmentChanged { kind } }";
        try (Product alone = Product.fresh(Map.of("GRAPHQL_LISTENERS", "2")).start();
                Listener first = Listener.to(alone).introduce(Api.as(alone, "receptionist"))) {
            first.next();
            try (Listener second = Listener.to(alone)) {
                assertThatThrownBy(() -> Listener.to(alone))
                        .cause()
                        .isInstanceOfSatisfying(
                                WebSocketHandshakeException.class,
                                refused -> assertThat(refused.getResponse().statusCode())
                                        .isEqualTo(503));
                second.close();
            }
            Soon.holds(() -> Listener.to(alone).close());

            first.subscribe("1", changes).subscribe("2", changes).subscribe("3", changes);
            JsonNode refused = first.next("3");
            assertThat(refused.at("/payload/0/extensions/code").asText()).isEqualTo("TOO_MANY_OPERATIONS");
            first.say("{\"type\":\"complete\",\"id\":\"1\"}").subscribe("4", "{ me { displayName } }");
            JsonNode taken = first.next("4");
            assertThat(taken.at("/payload/data/me/displayName").asText())
                    .as(taken.toString())
                    .isNotEmpty();
        }
    }

    @Test
    void connectionsThatBehaveBadlyAreClosed() {
        try (Listener listener = Listener.to(product).introduce(desk.withToken("nonsense"))) {
            assertThat(listener.next().path("code").asInt()).isEqualTo(4403);
        }
        try (Listener listener = Listener.to(product).subscribe("1", "{ me { id } }")) {
            assertThat(listener.next().path("code").asInt()).isEqualTo(4401);
        }
        try (Listener listener = Listener.to(product).say("nonsense")) {
            assertThat(listener.next().path("code").asInt()).isEqualTo(4400);
        }
        try (Listener listener = Listener.to(product).introduce(desk)) {
            listener.next();
            listener.subscribe("1", "{ me { displayName } }");
            assertThat(listener.next().at("/payload/data/me/displayName").asText())
                    .isNotEmpty();
            assertThat(listener.next().path("type").asText()).isEqualTo("complete");
            listener.subscribe("2", "subscription { appointmentChanged { nonsense } }");
            assertThat(listener.next().path("type").asText()).isEqualTo("error");
            listener.repeat("{\"type\":\"pong\"}", 1_000);
            assertThat(listener.next().path("code").asInt()).isEqualTo(4429);
        }
        assertThatThrownBy(() -> Listener.from("https://elsewhere.example", product))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    /** What is answered to a query that was sent once and is then asked for by its hash. */
    private String byHash(String document) {
        var query = new KnownQuery(document);
        query.tell(desk);
        return query.ask(desk).text();
    }

    private double requests() {
        return product.metrics()
                .lines()
                .filter(line -> line.startsWith("http_requests_total") && line.contains("/api/v1/"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void refused(String query) {
        Api.Answer answer = desk.post("/graphql", Api.object().put("query", query));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("errors"))
                .as(query.substring(0, Math.min(80, query.length())))
                .isNotEmpty();
        assertThat(answer.json().path("data").isMissingNode()
                        || answer.json().path("data").isNull())
                .isTrue();
    }

    private static ObjectNode variables(ObjectNode input) {
        return Api.object().set("input", input);
    }

    private static JsonNode data(Api api, String query, ObjectNode variables) {
        JsonNode answer = send(api, query, variables);
        assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
        return answer.path("data");
    }

    private static JsonNode errors(Api api, String query, ObjectNode variables) {
        JsonNode errors = send(api, query, variables).path("errors");
        assertThat(errors).isNotEmpty();
        return errors;
    }

    private static JsonNode send(Api api, String query, ObjectNode variables) {
        ObjectNode body = Api.object().put("query", query);
        if (variables != null) {
            body.set("variables", variables);
        }
        Api.Answer answer = api.post("/graphql", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
