package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two gateways before one hospital share what they know in a Redis that is frozen, emptied and killed meanwhile. */
class RedisTest {
    /** In the development profile: a hundred times what is set. */
    private static final int ALLOWED = 200;

    private static final Duration HARDLY_SLOWER = Duration.ofSeconds(3);

    @Test
    void redisMakesProcessesStricterTogetherAndIsNeverNeeded() throws IOException, InterruptedException {
        try (RedisServer redis = RedisServer.started();
                Product hospital = Product.fresh(redis.settings()).with(Map.of("RATE_LIMIT_MAX", "2"));
                Product gateway = Product.fresh(redis.settings(), "--targets=gateway,graphql")) {
            hospital.start();
            gateway.with(TwoProcessesTest.elsewhere(hospital))
                    .with(Map.of("RATE_LIMIT_MAX", "2", "APPOINTMENTS_SERVICE_URL", hospital.address()))
                    .start();
            until(() -> check(hospital).equals("up") && check(gateway).equals("up"));

            aQueryToldToOneIsKnownToAll(redis, hospital, gateway);
            whoSignsOutIsRefusedEverywhereAtOnce(hospital, gateway);
            Api ended = whoSignedOutStaysSignedOutAfterAFlush(redis, hospital, gateway);
            nobodyWaitsWhileItIsFrozen(redis, hospital, gateway);
            isNotMissedWhenItIsKilled(redis, hospital, gateway);
            assertThat(Api.nobody(gateway)
                            .withToken(ended.token())
                            .get("/api/v1/patients")
                            .status())
                    .isEqualTo(401);
            bothCountTogether(hospital, gateway);
            assertThat(hospital.output() + gateway.output()).doesNotContain("\tat ");
        }
    }

    /** Each of the two runs the GraphQL gateway. */
    private static void aQueryToldToOneIsKnownToAll(RedisServer redis, Product hospital, Product gateway)
            throws IOException, InterruptedException {
        Api desk = Api.as(hospital, "receptionist");
        Api there = Api.nobody(gateway).withToken(desk.token());
        var query = KnownQuery.fresh();
        assertThat(query.ask(there).json().at("/errors/0/message").asText()).isEqualTo("PersistedQueryNotFound");
        query.tell(desk);
        until(() -> !query.ask(there).json().at("/data/me/displayName").asText().isEmpty());
        var forgotten = KnownQuery.fresh();
        forgotten.tell(desk);
        redis.flush();
        assertThat(forgotten.ask(there).json().at("/errors/0/message").asText()).isEqualTo("PersistedQueryNotFound");
        assertThat(forgotten.ask(desk).json().at("/data/me/displayName").asText())
                .isNotEmpty();
        assertThat(forgotten.tell(there).json().at("/data/me/displayName").asText())
                .isNotEmpty();
    }

    private static void whoSignsOutIsRefusedEverywhereAtOnce(Product hospital, Product gateway)
            throws InterruptedException {
        Api desk = Api.as(hospital, "receptionist");
        Api through = Api.nobody(gateway).withToken(desk.token());
        assertThat(through.get("/api/v1/patients?limit=1").status()).isEqualTo(200);
        signOut(desk);
        Instant at = Instant.now();
        until(() -> through.get("/api/v1/patients?limit=1").status() == 401);
        assertThat(Duration.between(at, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    private static Api whoSignedOutStaysSignedOutAfterAFlush(RedisServer redis, Product hospital, Product gateway)
            throws IOException, InterruptedException {
        Api desk = Api.as(hospital, "receptionist");
        signOut(desk);
        Api through = Api.nobody(gateway).withToken(desk.token());
        until(() -> through.get("/api/v1/patients?limit=1").status() == 401);
        redis.flush();
        assertThat(through.get("/api/v1/patients?limit=1").status()).isEqualTo(401);
        assertThat(desk.get("/api/v1/patients?limit=1").status()).isEqualTo(401);
        return desk;
    }

    private static void nobodyWaitsWhileItIsFrozen(RedisServer redis, Product hospital, Product gateway)
            throws IOException, InterruptedException {
        Api desk = Api.as(hospital, "receptionist");
        Api through = Api.nobody(gateway).withToken(desk.token());
        redis.freeze();
        try {
            Instant begin = Instant.now();
            bookOne(through);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(HARDLY_SLOWER);
            until(() -> check(gateway).equals("down: does not answer in time"));
            assertThat(Api.nobody(gateway).get("/ready").status()).isEqualTo(200);
            begin = Instant.now();
            bookOne(through);
            signOut(desk);
            assertThat(desk.get("/api/v1/patients?limit=1").status()).isEqualTo(401);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(HARDLY_SLOWER);
            until(() -> through.get("/api/v1/patients?limit=1").status() == 401);
            assertThat(metric(gateway, "redis_up")).isEqualTo("0.0");
        } finally {
            redis.thaw();
        }
        until(() -> check(gateway).equals("up") && check(hospital).equals("up"));
    }

    private static void isNotMissedWhenItIsKilled(RedisServer redis, Product hospital, Product gateway)
            throws IOException, InterruptedException {
        Api through =
                Api.nobody(gateway).withToken(Api.as(hospital, "receptionist").token());
        redis.close();
        bookOne(through);
        until(() -> check(gateway).equals("down: cannot be reached"));
        bookOne(through);
        redis.start();
        until(() -> check(gateway).equals("up") && check(hospital).equals("up"));
        bookOne(through);
        assertThat(metric(gateway, "redis_up")).isEqualTo("1.0");
    }

    /** Only half of the allowance: the last of it would be slowed down. */
    private static void bothCountTogether(Product hospital, Product gateway) {
        Api here = Api.as(hospital, "admin");
        Api there = Api.nobody(gateway).withToken(here.token());
        IntStream.range(0, ALLOWED / 2).forEach(i -> here.get("/api/v1/version"));
        Api.Answer answer = there.get("/api/v1/version");
        assertThat(answer.header("RateLimit-Limit")).isEqualTo(Integer.toString(ALLOWED));
        assertThat(Integer.parseInt(answer.header("RateLimit-Remaining"))).isLessThan(ALLOWED / 2 + 2);
    }

    private static void bookOne(Api desk) {
        JsonNode patient = FrontDesk.register(desk);
        JsonNode slot = FrontDesk.slots(desk, "cardiology", 1).getFirst();
        Api.Answer booked = desk.post(
                "/api/v1/appointments", FrontDesk.booking(patient.path("id").asText(), slot));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
    }

    private static void signOut(Api session) {
        assertThat(session.post("/api/v1/auth/logout", Api.object()).status()).isLessThan(300);
    }

    private static String check(Product product) {
        return Api.nobody(product)
                .get("/ready")
                .json()
                .path("checks")
                .path("redis")
                .asText();
    }

    private static String metric(Product product, String name) {
        return product.metrics()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElse("")
                .replace(name + " ", "");
    }

    private static void until(BooleanSupplier holds) throws InterruptedException {
        Instant patience = Instant.now().plus(Duration.ofSeconds(15));
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(50);
        }
    }
}
