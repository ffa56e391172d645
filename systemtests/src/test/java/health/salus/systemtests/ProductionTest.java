package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is different where real patients are: no demo, no default account, nothing of the inside for strangers. */
class ProductionTest {
    private static final Map<String, String> FROM_THE_INTERNET = Map.of("X-Forwarded-For", "203.0.113.7");
    private static Product product;
    private static Api nobody;

    @BeforeAll
    static void open() {
        product = Product.fresh(Map.of(
                        "SALUS_PROFILE", "production",
                        "HOST", "127.0.0.1",
                        "TRUSTED_PROXIES", "127.0.0.1",
                        "RATE_LIMIT_MAX", "10000"))
                .start();
        nobody = Api.nobody(product);
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @Test
    void whatTheHouseSeesOfTheInsideTheInternetDoesNot() {
        for (String path : List.of("/metrics", "/openapi.json", "/docs")) {
            assertThat(nobody.get(path).status()).as(path).isEqualTo(200);
            Api.Answer stranger = nobody.send("GET", path, null, FROM_THE_INTERNET);
            assertThat(stranger.status()).as(path).isEqualTo(404);
            assertThat(stranger.problem()).isEqualTo("not-found");
        }
        assertThat(nobody.send("GET", "/health", null, FROM_THE_INTERNET).status())
                .isEqualTo(200);
    }

    @Test
    void thereIsNoPageToTryGraphql() {
        assertThat(nobody.get("/graphiql").text()).contains("id=\"app\"").doesNotContain("id=\"graphiql\"");
    }

    @Test
    void peopleBehindTheProxyAreCountedOneByOne() {
        for (String address : List.of("203.0.113.21", "203.0.113.22")) {
            Api.Answer answer = nobody.send("GET", "/api/v1/demo", null, Map.of("X-Forwarded-For", address));
            assertThat(answer.header("RateLimit-Remaining")).as(address).isEqualTo("9999");
        }
    }

    @Test
    void tokensThatAreNotBelievedAreRefusedWithoutAWordInTheLog() {
        Api stranger = nobody.withToken("nonsense");
        IntStream.range(0, 200).parallel().forEach(time -> {
            Api.Answer refused = time % 2 == 0
                    ? stranger.get("/api/v1/patients?limit=1")
                    : stranger.post("/api/v1/patients", FrontDesk.person("No", "Body"));
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.problem()).isEqualTo("unauthenticated");
        });
        assertThat(product.output()).doesNotContain("\tat ", "ERROR");
    }

    @Test
    void thereIsNoDemo() {
        assertThat(nobody.get("/api/v1/demo").status()).isEqualTo(404);
        assertThat(product.count("SELECT count(*) FROM patients.patient")).isZero();
        Api.Answer guess = nobody.post(
                "/api/v1/auth/login",
                Api.object().put("email", "admin@demo.salus.example").put("password", "open-day-at-the-clinic"));
        assertThat(guess.status()).isEqualTo(401);
    }

    @Test
    void theSetUpLinkMakesTheFirstAdministratorOnce() throws IOException {
        assertThat(product.count("SELECT count(*) FROM auth.user_account")).isZero();
        assertThat(nobody.get("/api/v1/auth/setup").json().path("required").asBoolean())
                .isTrue();
        String link = Files.readString(product.data.resolve("secrets/setup-link"));
        var first = Api.object()
                .put("token", link.substring(link.indexOf('=') + 1).strip())
                .put("displayName", "Ada Keller")
                .put("email", "ada.keller@clinic.example")
                .put("password", "seven quiet lamps");
        Api.Answer wrong = nobody.post("/api/v1/auth/setup", first.deepCopy().put("token", "guessed"));
        assertThat(wrong.status()).isBetween(400, 499);

        assertThat(nobody.post("/api/v1/auth/setup", first).status()).isEqualTo(201);
        Api admin = nobody.signIn("ada.keller@clinic.example", "seven quiet lamps");
        assertThat(admin.get("/api/v1/me").json().path("roles").toString()).isEqualTo("[\"admin\"]");
        assertThat(nobody.post("/api/v1/auth/setup", first.put("email", "second@clinic.example"))
                        .status())
                .isBetween(400, 499);
    }
}
