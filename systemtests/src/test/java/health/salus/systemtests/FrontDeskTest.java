package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A morning at the front desk. */
@Tag("either-shape")
class FrontDeskTest {
    private static Product product;
    private static Api desk;

    @BeforeAll
    static void open() {
        product = Product.shared();
        desk = Api.as(product, "receptionist");
    }

    @Test
    void whoLoadsThePageAgainIsStillSignedIn() {
        JsonNode login =
                Api.nobody(product).get("/api/v1/demo").json().path("logins").get(0);
        var browser = Map.of("X-Salus-Client", "web");
        Api.Answer signedIn = Api.nobody(product)
                .send(
                        "POST",
                        "/api/v1/auth/login",
                        Api.object()
                                .put("email", login.path("email").asText())
                                .put("password", login.path("password").asText()),
                        browser);
        assertThat(signedIn.json().has("refreshToken"))
                .as("scripts in the page cannot read it")
                .isFalse();
        String cookie = signedIn.header("Set-Cookie");
        assertThat(cookie).startsWith("salus_refresh=").contains("HttpOnly", "SameSite=Strict");

        Api.Answer again = Api.nobody(product)
                .send(
                        "POST",
                        "/api/v1/auth/refresh",
                        null,
                        Map.of("X-Salus-Client", "web", "Cookie", cookie.substring(0, cookie.indexOf(';'))));
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.json().path("accessToken").asText()).isNotEmpty();
    }

    @Test
    void registerFindBookMoveCancel() {
        JsonNode patient = FrontDesk.register(desk);
        String id = patient.path("id").asText();
        String name = patient.path("familyName").asText();
        assertThat(desk.get("/api/v1/patients?q=" + name.substring(0, name.length() - 1))
                        .json()
                        .path("data")
                        .findValuesAsText("id"))
                .contains(id);
        assertThat(desk.get("/api/v1/patients?q=" + patient.path("mrn").asText())
                        .json()
                        .path("data")
                        .findValuesAsText("id"))
                .contains(id);

        var slots = FrontDesk.slots(desk, "dermatology", 3);
        Api.Answer booked = desk.post("/api/v1/appointments", FrontDesk.booking(id, slots.get(0)));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        String path = "/api/v1/appointments/" + booked.json().path("id").asText();
        assertThat(booked.header("ETag")).isNotNull();
        assertThat(FrontDesk.slots(desk, "dermatology", 3)).doesNotContain(slots.get(0));

        Api.Answer moved = desk.post(
                path + "/reschedule",
                Api.object()
                        .put("start", slots.get(1).path("start").asText())
                        .put("doctorId", slots.get(1).path("doctorId").asText()));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(FrontDesk.slots(desk, "dermatology", 1).getFirst().path("start"))
                .isEqualTo(slots.get(0).path("start"));

        assertThat(desk.post(path + "/confirm", null).json().path("status").asText())
                .isEqualTo("confirmed");
        assertThat(desk.post(path + "/cancel", Api.object().put("reason", "Feels better"))
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("cancelled");
        Api.Answer late = desk.post(path + "/confirm", null);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("wrong-status");
    }

    @Test
    void aDuplicateIsNoticedWhileTyping() {
        JsonNode patient = FrontDesk.register(desk);
        Api.Answer candidates = desk.post(
                "/api/v1/patients/duplicates",
                FrontDesk.person("Test", patient.path("familyName").asText()));
        assertThat(candidates.status()).isEqualTo(200);
        JsonNode first = candidates.json().path("data").path(0);
        assertThat(first.path("patient").path("id")).isEqualTo(patient.path("id"));
        assertThat(first.path("reasons")).isNotEmpty();
    }

    @Test
    void everyLookIsRecordedBeforeTheAnswer() {
        JsonNode patient = FrontDesk.register(desk);
        desk.get("/api/v1/patients/" + patient.path("id").asText());
        Api auditor = Api.as(product, "auditor");
        long until = System.nanoTime() + 20_000_000_000L;
        JsonNode entries = auditor.get(
                        "/api/v1/audit?patientId=" + patient.path("id").asText())
                .json()
                .path("data");
        while (entries.size() < 2 && System.nanoTime() < until) {
            entries = auditor.get(
                            "/api/v1/audit?patientId=" + patient.path("id").asText())
                    .json()
                    .path("data");
        }
        assertThat(entries.findValuesAsText("action")).contains("patients:read");
        assertThat(auditor.get("/api/v1/audit/verify").json().path("valid").asBoolean())
                .isTrue();
    }

    @Test
    void theProductTellsHowItIs() {
        Api nobody = Api.nobody(product);
        assertThat(nobody.get("/health").json().path("status").asText()).isEqualTo("healthy");
        assertThat(nobody.get("/api/v1/health").status()).isEqualTo(200);
        JsonNode ready = Api.at(product.processOf("patients")).get("/ready").json();
        assertThat(ready.path("checks").path("database").asText()).isEqualTo("up");
        assertThat(ready.path("targets").path("patients").asText()).isEqualTo("up");
        JsonNode version = nobody.get("/api/v1/version").json();
        assertThat(version.path("version").asText())
                .isEqualTo(ready.path("version").asText())
                .isNotEmpty();
        assertThat(version.path("build").asText())
                .startsWith(version.path("version").asText());
        assertThat(nobody.get("/api/v1/status").status()).isEqualTo(401);
        assertThat(Api.as(product, "receptionist").get("/api/v1/status").status())
                .isEqualTo(403);
        assertThat(Api.as(product, "admin")
                        .get("/api/v1/status")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("up");
        assertThat(product.metrics())
                .contains(
                        "http_request_duration_seconds_bucket",
                        "http_requests_total",
                        "db_pool_connections_used",
                        "active_appointments");
        assertThat(nobody.get("/openapi.json").json().path("openapi").asText()).startsWith("3.1");
        assertThat(nobody.get("/api/v1/patients").status()).isEqualTo(401);
    }

    @Test
    void everyAnswerCarriesItsHeaders() {
        Api.Answer answer = desk.get("/api/v1/patients?limit=1");
        assertThat(answer.header("X-Request-ID")).isNotBlank();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        Api.Answer page = Api.nobody(product).get("/patients/some/deep/link");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self' 'nonce-")
                .doesNotContain("unsafe-inline");
    }
}
