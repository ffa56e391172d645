package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in: a 4xx that points at the field, nothing stored, nothing of the inside told. */
@Tag("either-shape")
class BadInputTest {
    private static final String GOOD = "\"familyName\":\"Badinput\",\"birthDate\":\"1980-03-12\",\"gender\":\"female\"";
    private static Product product;
    private static Api desk;

    @BeforeAll
    static void open() {
        product = Product.shared();
        desk = Api.as(product, "receptionist");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("unknown field", "{\"givenName\":\"A\"," + GOOD + ",\"nickname\":\"x\"}", "/nickname"),
                Arguments.of("duplicate key", "{\"givenName\":\"A\",\"givenName\":\"B\"," + GOOD + "}", null),
                Arguments.of("wrong type", "{\"givenName\":7," + GOOD + "}", "/givenName"),
                Arguments.of("missing field", "{" + GOOD + "}", "/givenName"),
                Arguments.of(
                        "impossible date",
                        "{\"givenName\":\"A\",\"familyName\":\"Badinput\",\"birthDate\":\"1980-02-30\",\"gender\":\"female\"}",
                        "/birthDate"),
                Arguments.of(
                        "date in the future",
                        "{\"givenName\":\"A\",\"familyName\":\"Badinput\",\"birthDate\":\"2999-01-01\",\"gender\":\"female\"}",
                        "/birthDate"),
                Arguments.of(
                        "unknown gender",
                        "{\"givenName\":\"A\",\"familyName\":\"Badinput\",\"birthDate\":\"1980-03-12\",\"gender\":\"x\"}",
                        "/gender"),
                Arguments.of("NUL byte", "{\"givenName\":\"A\\u0000B\"," + GOOD + "}", "/givenName"),
                Arguments.of("emoji", "{\"givenName\":\"A\uD83D\uDE00\"," + GOOD + "}", "/givenName"),
                Arguments.of("right-to-left override", "{\"givenName\":\"A\u202EB\"," + GOOD + "}", "/givenName"),
                Arguments.of("too long", "{\"givenName\":\"" + "a".repeat(5_000) + "\"," + GOOD + "}", "/givenName"),
                Arguments.of("blank", "{\"givenName\":\"   \"," + GOOD + "}", "/givenName"),
                Arguments.of("not JSON", "{givenName", null),
                Arguments.of("an array", "[]", null),
                Arguments.of("nothing", "", null),
                Arguments.of("null", "null", null),
                Arguments.of("two documents", "{\"givenName\":\"A\"," + GOOD + "}{}", null),
                Arguments.of("10,000 levels", "{\"givenName\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aSpoiltRegistrationIsRefused(String what, String body, String pointer) {
        Api.Answer answer = desk.post("/api/v1/patients", body);
        assertRefused(answer, 400);
        if (pointer != null) {
            assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                    .as(answer.text())
                    .contains(pointer);
        }
        assertThat(product.count("SELECT count(*) FROM patients.patient WHERE family_name = 'Badinput'"))
                .isZero();
    }

    @Test
    void tenMegabytesAreRefused() {
        Api.Answer answer = desk.post("/api/v1/patients", "{\"givenName\":\"" + "a".repeat(10_000_000) + "\"}");
        assertRefused(answer, 413);
    }

    static Stream<Arguments> ways() {
        return Stream.of(HttpClient.Version.HTTP_1_1, HttpClient.Version.HTTP_2)
                .flatMap(version -> Stream.of(
                        Arguments.of("small", version, 0, Duration.ZERO, true),
                        Arguments.of("just small", version, 64 * 1024, Duration.ZERO, true),
                        Arguments.of("large", version, 200_000, Duration.ZERO, true),
                        Arguments.of("without its length", version, 0, Duration.ZERO, false),
                        Arguments.of("in two parts", version, 0, Duration.ofMillis(300), true)));
    }

    /** Small bodies are read before the endpoint is called, others by it. */
    @ParameterizedTest(name = "{0} over {1}")
    @MethodSource("ways")
    void aBodyMayArriveInAnyWay(
            String what, HttpClient.Version version, int length, Duration pause, boolean lengthIsTold)
            throws IOException, InterruptedException {
        String form = "{\"refreshToken\": \"an invented one\"}";
        byte[] body = (form + " ".repeat(Math.max(0, length - form.length()))).getBytes(StandardCharsets.UTF_8);
        BodyPublisher parts = BodyPublishers.ofInputStream(() -> inTwoParts(body, pause));
        var request = HttpRequest.newBuilder(URI.create(product.address() + "/api/v1/auth/refresh"))
                .version(version)
                .header("Content-Type", "application/json")
                .POST(lengthIsTold ? BodyPublishers.fromPublisher(parts, body.length) : parts)
                .build();
        var answer = Api.CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains("session-over");
    }

    private static InputStream inTwoParts(byte[] body, Duration pause) {
        int half = body.length / 2;
        var second = new ByteArrayInputStream(body, half, body.length - half) {
            @Override
            public synchronized int read(byte[] into, int offset, int most) {
                try {
                    Thread.sleep(pause);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.read(into, offset, most);
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(body, 0, half), second);
    }

    static Stream<Arguments> queries() {
        return Stream.of(
                Arguments.of("/api/v1/patients?sort=password", "?sort"),
                Arguments.of("/api/v1/patients?sort=familyName%3BDROP%20TABLE%20patients", "?sort"),
                Arguments.of("/api/v1/patients?colour=red", "?colour"),
                Arguments.of("/api/v1/patients?limit=0", "?limit"),
                Arguments.of("/api/v1/patients?limit=100000", "?limit"),
                Arguments.of("/api/v1/patients?limit=many", "?limit"),
                Arguments.of("/api/v1/patients?cursor=AAAA", "?cursor"),
                Arguments.of("/api/v1/patients?birthDate=yesterday", "?birthDate"),
                Arguments.of("/api/v1/appointments?from=never", "?from"),
                Arguments.of("/api/v1/appointments?status=lost", "?status"),
                Arguments.of("/api/v1/slots?specialty=cardiology&limit=-1", "?limit"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void aSpoiltQueryIsRefused(String path, String pointer) {
        Api.Answer answer = desk.get(path);
        assertRefused(answer, 400);
        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .as(answer.text())
                .contains(pointer);
    }

    @Test
    void aTamperedCursorIsRefused() {
        String cursor = desk.get("/api/v1/patients?limit=1")
                .json()
                .path("page")
                .path("nextCursor")
                .asText();
        assertThat(cursor).isNotBlank();
        char last = cursor.charAt(cursor.length() - 3);
        String tampered = cursor.substring(0, cursor.length() - 3)
                + (last == 'A' ? 'B' : 'A')
                + cursor.substring(cursor.length() - 2);
        assertRefused(desk.get("/api/v1/patients?limit=1&cursor=" + tampered), 400);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        Api admin = Api.as(product, "admin");
        List<String> lists = List.of(
                "/api/v1/patients?sort=familyName&",
                "/api/v1/appointments?",
                "/api/v1/doctors?",
                "/api/v1/departments?",
                "/api/v1/users?",
                "/api/v1/audit?",
                "/api/v1/imports?");
        String cursor = admin.get("/api/v1/rooms?limit=1")
                .json()
                .path("page")
                .path("nextCursor")
                .asText();
        assertThat(admin.get("/api/v1/rooms?limit=1&cursor=" + cursor).status()).isEqualTo(200);
        for (String list : lists) {
            assertRefused(admin.get(list + "cursor=" + cursor), 400);
        }
    }

    @Test
    void anIdThatIsNoneIsNotFound() {
        assertThat(desk.get("/api/v1/patients/not-an-id").status()).isIn(400, 404);
        assertRefused(desk.get("/api/v1/patients/" + UUID.randomUUID()), 404);
    }

    @Test
    void anAppointmentInThePastOrOutsideHoursIsRefused() {
        JsonNode patient = FrontDesk.register(desk);
        JsonNode slot = FrontDesk.slots(desk, "cardiology", 1).getFirst();
        ObjectNode booking = FrontDesk.booking(patient.path("id").asText(), slot);
        assertThat(desk.post("/api/v1/appointments", booking.deepCopy().put("start", "2020-01-01T09:00:00Z"))
                        .status())
                .isEqualTo(422);
        assertThat(desk.post("/api/v1/appointments", booking.deepCopy().put("start", "2090-01-01T09:00:00Z"))
                        .status())
                .isEqualTo(422);
        assertThat(desk.post("/api/v1/appointments", booking.deepCopy().put("minutes", 0))
                        .status())
                .isEqualTo(400);
        Api.Answer night = desk.post(
                "/api/v1/appointments",
                booking.deepCopy()
                        .put(
                                "start",
                                slot.path("start")
                                        .asText()
                                        .replaceFirst("T.*", "T02:00:00Z")
                                        .replaceFirst("^(....)-(..)-..", nextYear())));
        assertThat(night.status()).as(night.text()).isIn(409, 422);
    }

    private static String nextYear() {
        return java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(40).toString();
    }

    @Test
    void aPatientSeesNobodyElse() {
        Api patient = Api.as(product, "patient");
        JsonNode other = FrontDesk.register(desk);
        assertRefused(patient.get("/api/v1/patients/" + other.path("id").asText()), 404);
        assertThat(patient.get("/api/v1/users").status()).isEqualTo(403);
        assertThat(patient.get("/api/v1/audit").status()).isEqualTo(403);
    }

    @Test
    void changesNeedTheVersionTheyChange() {
        JsonNode patient = FrontDesk.register(desk);
        String path = "/api/v1/patients/" + patient.path("id").asText();
        ObjectNode change = Api.object().put("givenName", "Other");
        assertThat(desk.send("PATCH", path, change, Map.of()).status()).isEqualTo(428);
        assertThat(desk.patch(path, change, 999).status()).isEqualTo(412);
        assertThat(desk.patch(path, change, patient.path("version").asLong()).status())
                .isEqualTo(200);
    }

    @Test
    void theWrongMethodOrTypeIsRefused() {
        assertRefused(desk.send("PUT", "/api/v1/patients", "{}", Map.of()), 405);
        assertRefused(
                desk.send(
                        "POST", "/api/v1/patients", "x=1", Map.of("Content-Type", "application/x-www-form-urlencoded")),
                415);
        assertRefused(desk.get("/api/v1/nothing-here"), 404);
    }

    private static void assertRefused(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("requestId").asText()).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "health.salus", "SELECT", "org.postgresql", "\\tat ");
    }
}
