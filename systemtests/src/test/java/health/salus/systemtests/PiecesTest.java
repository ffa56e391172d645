package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The split stack while pieces of it die, hang, or are replaced. */
@Tag("in-pieces")
class PiecesTest {
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final int PEOPLE = 4;
    private static final String PATIENTS = "/api/v1/patients?limit=3";

    private final SplitStack split = SplitStack.running().orElseThrow();
    private final Product product = Product.shared();
    private Api desk;

    @BeforeEach
    void signIn() {
        desk = Api.as(product, "receptionist");
    }

    /** Each process notices by itself, a second sooner or later, and the next test asks all of them. */
    @AfterEach
    void allAreReadyAgain() {
        becomes(() -> split.processes().stream()
                .allMatch(process -> Api.at(process).get("/ready").status() == 200));
    }

    @Test
    void aDeadServiceIsNamedAndTheOthersGoOn() {
        split.signal("KILL", "patients");

        Api.Answer missing = desk.get(PATIENTS);
        assertThat(missing.status()).as(missing.text()).isEqualTo(503);
        assertThat(missing.json().path("service").asText()).isEqualTo("patients");
        assertThat(missing.header("Retry-After")).isNotNull();
        assertThat(desk.get("/api/v1/doctors?limit=3").status()).isEqualTo(200);
        assertThat(desk.get("/api/v1/departments").status()).isEqualTo(200);

        split.restart("patients");
        becomes(() -> desk.get(PATIENTS).status() == 200);
    }

    @ParameterizedTest
    @EnumSource
    void aServiceThatHangsIsNamedInTimeAndThenNobodyWaitsForIt(Silence silence) {
        JsonNode patient = FrontDesk.register(desk);
        try (var _ = silence.of(split, "patients")) {
            Api.Answer missing = inTime(() -> desk.get(PATIENTS));
            assertThat(missing.status()).as(missing.text()).isEqualTo(503);
            assertThat(missing.json().path("service").asText()).isEqualTo("patients");
            assertThat(missing.header("Retry-After")).isNotNull();
            // Who has no copy of the patient asks the service that hangs.
            JsonNode slot = FrontDesk.slots(desk, "general-medicine", 30).getLast();
            Api.Answer booking = inTime(() -> desk.post(
                    "/api/v1/appointments", FrontDesk.booking(patient.path("id").asText(), slot)));
            assertThat(booking.status()).as(booking.text()).isIn(201, 503);
            assertThat(inTime(() -> desk.get("/api/v1/doctors?limit=3")).status())
                    .isEqualTo(200);
        }

        becomes(() -> desk.get(PATIENTS).status() == 200);
    }

    @ParameterizedTest
    @EnumSource
    void redisMayHang(Silence silence) {
        Api left;
        try (var _ = silence.of(split, "redis")) {
            left = goesOnWithoutRedis();
        }
        assertThat(left.get(PATIENTS).status()).isEqualTo(401);
    }

    @Test
    void redisMayDie() {
        split.signal("KILL", "redis");
        Api left;
        try {
            left = goesOnWithoutRedis();
        } finally {
            split.restart("redis");
        }
        assertThat(left.get(PATIENTS).status()).isEqualTo(401);
    }

    /** @return somebody who has signed out meanwhile */
    private Api goesOnWithoutRedis() {
        Api leaving = Api.as(product, "receptionist");
        for (String path : List.of(PATIENTS, "/api/v1/slots?specialty=cardiology&limit=5", "/api/v1/doctors?limit=3")) {
            assertThat(inTime(() -> leaving.get(path)).status()).as(path).isEqualTo(200);
        }
        assertThat(leaving.post("/api/v1/auth/logout", Api.object()).status()).isEqualTo(204);
        becomes(() -> leaving.get(PATIENTS).status() == 401);
        return leaving;
    }

    private static Api.Answer inTime(Supplier<Api.Answer> question) {
        Instant asked = Instant.now();
        Api.Answer answer = question.get();
        assertThat(Duration.between(asked, Instant.now())).isLessThan(LONGEST_ANSWER);
        return answer;
    }

    /** One that stands alone moves to its spare place, one of a pair makes way while the other serves. */
    @Test
    void noRequestFailsWhileProcessesAreReplaced() throws InterruptedException, ExecutionException {
        var over = new AtomicBoolean();
        var answered = new AtomicInteger();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Queue<Future<?>> working = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < PEOPLE; i++) {
                working.add(people.submit(() -> {
                    while (!over.get()) {
                        work(answered, failures);
                        pause(); // or there is nothing left of this machine for those that start
                    }
                }));
            }
            try {
                split.restart("patients");
                split.restart("appointments");
                split.restart("gateway");
                split.restart("graphql");
            } finally {
                over.set(true);
            }
            for (Future<?> person : working) {
                person.get();
            }
        }
        assertThat(failures).isEmpty();
        assertThat(answered).hasValueGreaterThan(100);
    }

    private void work(AtomicInteger answered, Queue<String> failures) {
        try {
            note(desk.get("/api/v1/patients?limit=5"), answered, failures);
            note(desk.get("/api/v1/slots?specialty=cardiology&limit=5"), answered, failures);
            note(desk.get("/api/v1/appointments?limit=5"), answered, failures);
            Api.Answer registered =
                    desk.post("/api/v1/patients", FrontDesk.person("Rolling", "Restart" + FrontDesk.letters()));
            note(registered, answered, failures);
            String id = registered.json().path("id").asText();
            note(desk.get("/api/v1/patients/" + id), answered, failures);
            Api.Answer asked = desk.post("/graphql", Api.object().put("query", "{ doctors(first: 3) { totalCount } }"));
            note(asked, answered, failures);
            if (asked.json().has("errors")) {
                failures.add(Instant.now() + " " + asked.text());
            }
        } catch (UncheckedIOException e) {
            failures.add(e.toString());
        }
    }

    private static void note(Api.Answer answer, AtomicInteger answered, Queue<String> failures) {
        answered.incrementAndGet();
        if (answer.status() >= 400) {
            failures.add(Instant.now() + " " + answer.response().request().method() + " "
                    + answer.response().uri().getPath() + " " + answer.status() + " " + answer.text());
        }
    }

    @Test
    void whatIsBookedWhileTheBrokerIsAwayIsHeardOfLater() {
        split.signal("KILL", "broker");
        JsonNode booked;
        try {
            booked = book();
            assertThat(Api.at(product.processOf("appointments")).get("/health").status())
                    .isEqualTo(200);
        } finally {
            split.restart("broker");
        }

        becomes(() -> knownToDoctors(booked) == 1);
    }

    @ParameterizedTest
    @EnumSource
    void aBrokerThatHangsHoldsNobodyUp(Silence silence) {
        JsonNode booked;
        try (var _ = silence.of(split, "broker")) {
            Instant asked = Instant.now();
            booked = book();
            assertThat(Duration.between(asked, Instant.now())).isLessThan(LONGEST_ANSWER);
        }

        becomes(() -> knownToDoctors(booked) == 1);
    }

    @Test
    void servicesGoOnByThemselvesWhenTheDatabaseWasKilled() {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 20; i++) {
            acknowledged.add(FrontDesk.register(desk).path("id").asText());
        }
        split.signal("KILL", "database");
        Api.Answer refused = desk.post("/api/v1/patients", FrontDesk.person("No", "Database"));
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);

        split.restart("database");

        becomes(() -> desk.get(PATIENTS).status() == 200);
        for (String id : acknowledged) {
            assertThat(desk.get("/api/v1/patients/" + id).status()).isEqualTo(200);
        }
        becomes(() -> desk.post("/api/v1/patients", FrontDesk.person("Again", "Works"))
                        .status()
                == 201);
        JsonNode booked = book();
        becomes(() -> knownToDoctors(booked) == 1);
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseThatHangsIsSaidInTimeAndForgotten(Silence silence) {
        String key = UUID.randomUUID().toString();
        JsonNode person = FrontDesk.person("Stopped", "Database" + FrontDesk.letters());
        try (var _ = silence.of(split, "database")) {
            Instant asked = Instant.now();
            Api.Answer refused = desk.send("POST", "/api/v1/patients", person, Map.of("Idempotency-Key", key));
            assertThat(Duration.between(asked, Instant.now())).isLessThan(LONGEST_ANSWER);
            assertThat(refused.status()).as(refused.text()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotNull();
            Api process = Api.at(product.processOf("patients"));
            assertThat(process.get("/health").status()).isEqualTo(200);
            assertThat(process.get("/ready").status()).isEqualTo(503);
        }

        becomes(() -> desk.send("POST", "/api/v1/patients", person, Map.of("Idempotency-Key", key))
                        .status()
                == 201);
        assertThat(product.count("SELECT count(*) FROM patients.patient WHERE family_name = '"
                        + person.path("familyName").asText() + "'"))
                .isOne();
    }

    private JsonNode book() {
        JsonNode patient = FrontDesk.register(desk);
        JsonNode slot = FrontDesk.slots(desk, "general-medicine", 30).getLast();
        Api.Answer booked = desk.post(
                "/api/v1/appointments", FrontDesk.booking(patient.path("id").asText(), slot));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        return booked.json();
    }

    private long knownToDoctors(JsonNode appointment) {
        return product.count("SELECT count(*) FROM doctors.booked_appointment WHERE appointment_id = '"
                + appointment.path("id").asText() + "'");
    }

    private static void becomes(BooleanSupplier condition) {
        Instant patience = Instant.now().plus(RECOVERY);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("recovered in time").isBefore(patience);
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
