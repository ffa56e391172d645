package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The same modules in two processes: appointments reaches the others over HTTP and nobody notices. */
class TwoProcessesTest {
    @Test
    void appointmentsInAProcessOfTheirOwn() throws IOException, InterruptedException {
        try (Product others = Product.fresh(Map.of(), "--targets=gateway,auth,audit,departments,doctors,patients");
                Product appointments = Product.fresh(Map.of(), "--targets=appointments")) {
            others.with(Map.of("APPOINTMENTS_SERVICE_URL", appointments.address()))
                    .start();
            appointments.with(elsewhere(others)).start();
            Api desk = Api.as(others, "receptionist");
            Api booking = Api.nobody(appointments).withToken(desk.token());
            assertThat(booking.get("/api/v1/patients").status()).isEqualTo(404);
            isReachedThroughTheGateway(desk);

            JsonNode patient = FrontDesk.register(desk);
            JsonNode slot = FrontDesk.slots(booking, "cardiology", 1).getFirst();
            Api.Answer booked = booking.post(
                    "/api/v1/appointments", FrontDesk.booking(patient.path("id").asText(), slot));
            assertThat(booked.status()).as(booked.text()).isEqualTo(201);
            assertThat(booked.json().path("patient").path("displayName").asText())
                    .contains(patient.path("familyName").asText());

            Api.Answer unknown = booking.post(
                    "/api/v1/appointments",
                    FrontDesk.booking(
                            UUID.randomUUID().toString(),
                            FrontDesk.slots(booking, "cardiology", 1).getFirst()));
            assertThat(unknown.status()).isBetween(404, 422);
            assertThat(unknown.json().path("type").asText()).startsWith("urn:salus:problem:");

            seesAtOnceThatADoctorIsAway(Api.as(others, "admin"), booking);
            Api admin = Api.as(others, "admin");
            isShownAs("up", admin, appointments);
            isNamedWhenItIsGoneAndFoundAgain(others, appointments, desk, admin);
        }
    }

    private static void isReachedThroughTheGateway(Api desk) {
        Api.Answer list = desk.get("/api/v1/appointments?limit=3");
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        assertThat(list.json().path("data")).hasSize(3);
        for (String header : List.of("X-Request-ID", "Cache-Control", "RateLimit-Limit", "X-Content-Type-Options")) {
            assertThat(list.response().headers().allValues(header)).as(header).hasSizeLessThanOrEqualTo(1);
        }
        Api.Answer named =
                desk.send("GET", "/api/v1/appointments?limit=1", null, Map.of("X-Request-ID", "named-by-me"));
        assertThat(named.header("X-Request-ID")).isEqualTo("named-by-me");

        Api.Answer malformed = desk.send("POST", "/api/v1/appointments", "{\"", Map.of());
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.json().path("instance").asText()).isEqualTo("/api/v1/appointments");
        assertThat(desk.withToken("nonsense").get("/api/v1/appointments").status())
                .isEqualTo(401);
    }

    private static void isNamedWhenItIsGoneAndFoundAgain(Product others, Product appointments, Api desk, Api admin)
            throws InterruptedException {
        appointments.kill();
        Api.Answer missing = desk.get("/api/v1/appointments?limit=3");
        assertThat(missing.status()).as(missing.text()).isEqualTo(503);
        assertThat(missing.json().path("service").asText()).isEqualTo("appointments");
        assertThat(missing.header("Retry-After")).isNotNull();
        assertThat(desk.get("/api/v1/patients?limit=3").status()).isEqualTo(200);
        isShownAs("down", admin, appointments);

        appointments.start();
        Instant patience = Instant.now().plus(Duration.ofSeconds(10));
        while (desk.get("/api/v1/appointments?limit=3").status() != 200
                && Instant.now().isBefore(patience)) {
            Thread.sleep(100);
        }
        assertThat(desk.get("/api/v1/appointments?limit=3").status()).isEqualTo(200);
        assertThat(others.output()).doesNotContain("\tat ");
    }

    /** On the status page, which is a few seconds old at most. */
    private static void isShownAs(String state, Api admin, Product appointments) throws InterruptedException {
        Instant patience = Instant.now().plus(Duration.ofSeconds(10));
        while (!stateOf(admin, "appointments").path("state").asText().equals(state)
                && Instant.now().isBefore(patience)) {
            Thread.sleep(200);
        }
        JsonNode shown = stateOf(admin, "appointments");
        assertThat(shown.path("state").asText()).as(shown.toString()).isEqualTo(state);
        assertThat(shown.path("address").asText()).isEqualTo(appointments.address());
        assertThat(shown.has("reason")).isEqualTo(state.equals("down"));
        assertThat(shown.has("version")).isEqualTo(state.equals("up"));
        assertThat(stateOf(admin, "patients").path("state").asText()).isEqualTo("up");
        assertThat(admin.get("/api/v1/status").json().path("state").asText())
                .isEqualTo(state.equals("up") ? "up" : "degraded");
    }

    private static JsonNode stateOf(Api admin, String service) {
        for (JsonNode each : admin.get("/api/v1/status").json().path("services")) {
            if (each.path("service").asText().equals(service)) {
                return each;
            }
        }
        throw new AssertionError("Nothing is shown of " + service);
    }

    /** The free slots are remembered in one process, the absence is recorded in another. */
    private static void seesAtOnceThatADoctorIsAway(Api admin, Api booking) throws InterruptedException {
        String doctor = doctorOfTheNextSlot(booking);
        Instant now = Instant.now();
        Api.Answer away = admin.post(
                "/api/v1/doctors/" + doctor + "/absences?onAffected=keep",
                Api.object()
                        .put("start", now.toString())
                        .put("end", now.plus(Duration.ofDays(180)).toString())
                        .put("kind", "training"));
        assertThat(away.status()).as(away.text()).isEqualTo(201);

        Instant patience = now.plus(Duration.ofSeconds(10));
        while (doctorOfTheNextSlot(booking).equals(doctor) && Instant.now().isBefore(patience)) {
            Thread.sleep(50);
        }
        assertThat(doctorOfTheNextSlot(booking)).isNotEqualTo(doctor);
    }

    private static String doctorOfTheNextSlot(Api booking) {
        return FrontDesk.slots(booking, "cardiology", 1)
                .getFirst()
                .path("doctorId")
                .asText();
    }

    @Test
    void strangersDoNotReachTheInside() {
        Product product = Product.shared();
        Api admin = Api.as(product, "admin");
        for (String path :
                List.of("/internal/patients/summaries", "/internal/doctors/by-ids", "/internal/audit/entries")) {
            assertThat(admin.post(path, "[]").status()).as(path).isIn(401, 403, 404);
        }
    }

    static Map<String, String> elsewhere(Product others) throws IOException {
        String databasePort = others.databasePort();
        Map<String, String> settings = new TreeMap<>();
        settings.put("DATABASE_URL", url("salus_app", others, databasePort));
        settings.put("DATABASE_OWNER_URL", url("salus_owner", others, databasePort));
        settings.put("ENCRYPTION_KEY", secret(others, "encryption"));
        settings.put("INTERNAL_SECRET", secret(others, "internal"));
        for (String module : List.of("AUTH", "AUDIT", "DEPARTMENTS", "DOCTORS", "PATIENTS")) {
            settings.put(module + "_SERVICE_URL", others.address());
        }
        return settings;
    }

    private static String url(String role, Product others, String port) throws IOException {
        return "postgresql://%s:%s@127.0.0.1:%s/salus"
                .formatted(
                        role,
                        java.net.URLEncoder.encode(secret(others, role), java.nio.charset.StandardCharsets.UTF_8),
                        port);
    }

    private static String secret(Product others, String name) throws IOException {
        return Files.readString(others.data.resolve("secrets").resolve(name)).strip();
    }
}
