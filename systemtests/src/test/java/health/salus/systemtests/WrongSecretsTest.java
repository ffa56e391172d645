package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Processes with other secrets than their neighbours: they say so, are told nothing, and spoil nothing. */
class WrongSecretsTest {
    private static final String OTHER_SECRET = "the-secret-of-another-house";
    private static final String OTHER_KEY = "b25seSBmb3IgdGVzdHMsIG5vYm9keSdzIGtleSAhISE=";
    private static final String OTHER_PASSWORD = "nobody-has-this-one";
    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofSeconds(30);
    private static final Product hospital = Product.fresh(Map.of());

    @BeforeAll
    static void start() {
        hospital.start();
    }

    @AfterAll
    static void stop() {
        hospital.close();
    }

    @Test
    void anotherSecretBetweenServices() throws IOException {
        try (Product stranger =
                        Product.fresh(elsewhere(), "--targets=patients").with(Map.of("INTERNAL_SECRET", OTHER_SECRET));
                Product appointments = Product.fresh(elsewhere(), "--targets=appointments")
                        .with(Map.of("BACKGROUND_WORK", "false", "PATIENTS_SERVICE_URL", stranger.address()))) {
            appointments.launch();
            stranger.start();
            appointments.awaitReady();
            Api desk = Api.as(hospital, "receptionist");

            nobodyIsSignedOut(Api.nobody(stranger).withToken(desk.token()));
            theStrangerIsNotAsked(desk, Api.nobody(appointments).withToken(desk.token()));
            whatItWouldCarryIsCarriedByOthers(desk);

            assertThat(stranger.output())
                    .contains("AUTH_SERVICE_URL, localhost:" + hospital.port)
                    .contains("INTERNAL_SECRET is not the same in both");
            assertThat(appointments.output())
                    .contains("PATIENTS_SERVICE_URL, localhost:" + stranger.port)
                    .contains("INTERNAL_SECRET is not the same in both");
            assertThat(hospital.output()).contains("that says it is patients is not believed: INTERNAL_SECRET");
            assertThat(stranger.output() + appointments.output() + hospital.output())
                    .doesNotContain(OTHER_SECRET)
                    .doesNotContain("\tat ");
        }
    }

    /** It cannot learn whom to believe. That is no reason to tell people that their session is over. */
    private static void nobodyIsSignedOut(Api atStranger) {
        Api.Answer answer = atStranger.get("/api/v1/patients?limit=1");
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.json().path("service").asText()).isEqualTo("auth");
        assertThat(answer.header("Retry-After")).isNotNull();
        assertThat(atStranger.withToken("nonsense").get("/api/v1/patients").status())
                .isEqualTo(401);
        assertThat(atStranger.get("/internal/patients/summaries").status()).isEqualTo(404);
    }

    private static void theStrangerIsNotAsked(Api desk, Api atAppointments) {
        Api.Answer booked = book(desk, atAppointments);
        assertThat(booked.status()).as(booked.text()).isEqualTo(503);
        assertThat(booked.json().path("service").asText()).isEqualTo("patients");
        assertThat(booked.json().path("detail").asText())
                .startsWith("The service patients does not take the process that asks it for one of its own.");
        assertThat(book(desk, desk).status()).isEqualTo(201);
    }

    /** It works on the same records of who saw whom, and audit refuses what it brings. */
    private static void whatItWouldCarryIsCarriedByOthers(Api desk) {
        for (int i = 0; i < 5; i++) {
            String seen = FrontDesk.register(desk).path("id").asText();
            Soon.holds(
                    LONGER_THAN_ANY_PAUSE,
                    () -> assertThat(hospital.count(
                                    "SELECT count(*) FROM audit.entry WHERE patient_id = '" + seen + "'"))
                            .isEqualTo(1));
        }
    }

    @Test
    void anotherKeyForWhatIsStored() {
        long before = hospital.count("SELECT count(*) FROM audit.entry");
        List<Product> all = Stream.of("auth", "audit", "worker")
                .map(target -> Product.fresh(elsewhere(), "--targets=" + target)
                        .with(Map.of("ENCRYPTION_KEY", OTHER_KEY))
                        .launch())
                .toList();

        refused(all.get(0), "The setting ENCRYPTION_KEY is not the one the signing keys were stored with.");
        refused(all.get(1), "The setting ENCRYPTION_KEY is not the one the audit was written with.");
        refused(all.get(2), "The setting ENCRYPTION_KEY is not the one ");
        Api admin = Api.as(hospital, "admin");
        assertThat(hospital.count("SELECT count(*) FROM audit.entry")).isGreaterThanOrEqualTo(before);
        assertThat(admin.get("/api/v1/audit/verify").json().path("valid").asBoolean())
                .isTrue();
    }

    @Test
    void anotherPasswordForTheDatabase() {
        Product user = wrongPassword("DATABASE_URL");
        Product owner = wrongPassword("DATABASE_OWNER_URL");

        refused(user, "password authentication failed for user \"salus_app\"");
        refused(owner, "password authentication failed for user \"salus_owner\"");
        assertThat(user.output() + owner.output()).doesNotContain(OTHER_PASSWORD);
    }

    private static Product wrongPassword(String setting) {
        Map<String, String> settings = elsewhere();
        settings.computeIfPresent(setting, (name, url) -> url.replaceFirst(":[^:@/]+@", ":" + OTHER_PASSWORD + "@"));
        return Product.fresh(settings, "--targets=departments").launch();
    }

    @Test
    void anotherPasswordForRedis() throws IOException {
        try (RedisServer redis = RedisServer.started();
                Product gateway = Product.fresh(redis.settings(), "--targets=gateway,graphql")
                        .with(elsewhere())
                        .with(Map.of("REDIS_PASSWORD", OTHER_PASSWORD))) {
            gateway.start();
            Api through = Api.as(gateway, "receptionist");
            assertThat(book(through, through).status()).isEqualTo(201);
            Api.Answer ready = Api.nobody(gateway).get("/ready");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.json().at("/checks/redis").asText())
                    .isEqualTo("down: refuses the password (REDIS_PASSWORD)");
            assertThat(gateway.metrics()).contains("redis_up 0.0");
            assertThat(gateway.output()).contains("refuses the password").doesNotContain(OTHER_PASSWORD);
        }
    }

    /** What one has locked in the shared Redis, the other neither finds nor believes. */
    @Test
    void anotherKeyForWhatIsShared() throws IOException {
        try (RedisServer redis = RedisServer.started();
                Product one = Product.fresh(redis.settings(), "--targets=gateway,graphql")
                        .with(elsewhere());
                Product other = Product.fresh(redis.settings(), "--targets=gateway,graphql")
                        .with(elsewhere())
                        .with(Map.of("ENCRYPTION_KEY", OTHER_KEY))) {
            one.launch();
            other.start();
            one.awaitReady();
            Api desk = Api.as(one, "receptionist");
            Api there = Api.nobody(other).withToken(desk.token());
            var query = KnownQuery.fresh();
            assertThat(query.tell(desk).status()).isEqualTo(200);
            assertThat(query.ask(there).json().at("/errors/0/message").asText()).isEqualTo("PersistedQueryNotFound");
            assertThat(there.get("/api/v1/patients?limit=1").status()).isEqualTo(200);
            desk.post("/api/v1/auth/logout", Api.object());
            Soon.holds(() ->
                    assertThat(there.get("/api/v1/patients?limit=1").status()).isEqualTo(401));
        }
    }

    private static Map<String, String> elsewhere() {
        try {
            Map<String, String> settings = TwoProcessesTest.elsewhere(hospital);
            settings.put("APPOINTMENTS_SERVICE_URL", hospital.address());
            return settings;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Api.Answer book(Api desk, Api where) {
        String patient = FrontDesk.register(desk).path("id").asText();
        JsonNode slot = FrontDesk.slots(desk, "cardiology", 1).getFirst();
        return where.post("/api/v1/appointments", FrontDesk.booking(patient, slot));
    }

    private static void refused(Product product, String sentence) {
        assertThat(product.exitCode()).isNotZero();
        assertThat(product.output().lines().filter(line -> line.startsWith("salus: ")))
                .as(product.output())
                .singleElement()
                .asString()
                .contains(sentence);
        assertThat(product.output()).doesNotContain("\tat ");
    }
}
