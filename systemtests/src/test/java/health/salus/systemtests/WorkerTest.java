package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** The background work in a process of its own, and the page that shows it. */
class WorkerTest {
    private static final String ON_THE_WAY =
            "SELECT (SELECT count(*) FROM appointments.outbox) + (SELECT count(*) FROM appointments.access_record)";

    @Test
    void theWorkerDoesWhatTheServicesLeaveToIt() throws IOException, InterruptedException {
        try (Product services = Product.fresh(
                        Map.of("BACKGROUND_WORK", "false"),
                        "--targets=gateway,auth,audit,departments,doctors,patients,appointments");
                Product worker = Product.fresh(Map.of(), "--targets=worker")) {
            services.start();
            Map<String, String> settings = TwoProcessesTest.elsewhere(services);
            settings.put("APPOINTMENTS_SERVICE_URL", services.address());
            worker.with(settings);

            Api desk = Api.as(services, "receptionist");
            Api admin = Api.as(services, "admin");
            String first = book(desk);
            Thread.sleep(Duration.ofSeconds(6)); // longer than anybody would look by themselves
            assertThat(services.count(ON_THE_WAY)).isPositive();
            assertThat(waiting(admin, "appointments", "outbox")).isPositive();

            worker.start();
            assertThat(Api.nobody(worker).get("/api/v1/patients").status()).isEqualTo(404);
            assertThat(Api.nobody(worker).get("/").status()).isEqualTo(404);
            assertThat(Api.nobody(worker).get("/metrics").text()).contains("queue_depth{module=\"appointments\"");
            becomes(0, () -> services.count(ON_THE_WAY), Duration.ofSeconds(30));
            becomes(1, () -> heard(services, first), Duration.ofSeconds(10));

            String second = book(desk);
            // Told at once: by itself it would look every five seconds.
            becomes(1, () -> heard(services, second), Duration.ofSeconds(3));

            assertThat(worker.output()).doesNotContainPattern("Job .* failed");
            worker.kill();
            String third = book(desk);
            worker.start();
            becomes(1, () -> heard(services, third), Duration.ofSeconds(30));
            assertThat(admin.get("/api/v1/audit/verify").json().path("valid").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void whatHasDiedIsSeenTriedAgainAndGivenUp() {
        Product product = Product.shared();
        Api admin = Api.as(product, "admin");
        ObjectNode nothing = Api.object();
        assertThat(Api.as(product, "receptionist")
                        .get("/api/v1/operations/queues")
                        .status())
                .isEqualTo(403);
        assertThat(Api.as(product, "receptionist")
                        .post("/api/v1/operations/queues/patients/jobs/retry", nothing.put("all", true))
                        .status())
                .isEqualTo(403);
        assertThat(Api.nobody(product).get("/api/v1/operations/queues").status())
                .isEqualTo(401);
        dies(product, "first", "Mrs Smith");
        dies(product, "second", "Mrs Smith");

        JsonNode dead = admin.get("/api/v1/operations/queues/patients/jobs/items?state=dead&limit=1")
                .json();
        assertThat(dead.path("data").get(0).path("id").asText()).isEqualTo("never-heard-of:first");
        assertThat(dead.path("page").path("nextCursor").asText()).isNotEmpty();
        assertThat(dead.toString()).doesNotContain("Smith");

        Api.Answer discarded = admin.post("/api/v1/operations/queues/patients/jobs/discard", """
                {"items": ["never-heard-of:first", "never-heard-of:second"], "reason": "made by a test"}""");
        assertThat(discarded.json().path("changed").asInt()).isEqualTo(2);
        assertThat(product.count("SELECT count(*) FROM patients.dead_job")).isZero();
        becomes(
                1,
                () -> admin.get("/api/v1/audit?action=operations:discard&limit=5")
                        .json()
                        .path("data")
                        .size(),
                Duration.ofSeconds(20));
        JsonNode entry = admin.get("/api/v1/audit?action=operations:discard&limit=5")
                .json()
                .path("data")
                .get(0);
        assertThat(entry.path("purpose").asText()).isEqualTo("made by a test");
        assertThat(entry.path("resourceId").asText()).isEqualTo("patients/jobs");
    }

    private static void dies(Product product, String id, String whom) {
        try (var connection = product.database();
                var insert = connection.prepareStatement(
                        "INSERT INTO patients.dead_job (job, id, data, failures, failure) VALUES ('never-heard-of', ?, ?::jsonb, 12, ?)")) {
            insert.setString(1, id);
            insert.setString(2, "{\"name\": \"" + whom + "\"}");
            insert.setString(3, "java.lang.IllegalStateException: " + whom);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the id of an appointment of somebody new */
    private static String book(Api desk) {
        String patient = FrontDesk.register(desk).path("id").asText();
        Api.Answer booked = desk.post(
                "/api/v1/appointments",
                FrontDesk.booking(
                        patient, FrontDesk.slots(desk, "cardiology", 1).getFirst()));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        return booked.json().path("id").asText();
    }

    /** Whether the doctors module has heard of this appointment. */
    private static long heard(Product services, String appointment) {
        return services.count(
                "SELECT count(*) FROM doctors.booked_appointment WHERE appointment_id = '" + appointment + "'");
    }

    private static long waiting(Api admin, String module, String queue) {
        for (JsonNode state : admin.get("/api/v1/operations/queues").json().path("queues")) {
            if (state.path("module").asText().equals(module)
                    && state.path("queue").asText().equals(queue)) {
                return state.path("waiting").asLong();
            }
        }
        throw new AssertionError("No queue " + queue + " of " + module);
    }

    private static void becomes(long expected, LongSupplier value, Duration within) {
        Instant until = Instant.now().plus(within);
        while (value.getAsLong() != expected && Instant.now().isBefore(until)) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(value.getAsLong()).isEqualTo(expected);
    }
}
