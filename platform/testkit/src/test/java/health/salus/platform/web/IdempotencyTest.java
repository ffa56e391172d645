package health.salus.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Violation;
import health.salus.platform.testkit.TestDatabase;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdempotencyTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("sample");

    private final UUID user = Ids.next();

    record Form(String name) {}

    record Thing(UUID id, String name) {}

    static final class NameTaken extends Failure.Conflict {
        private static final long serialVersionUID = 1L;

        NameTaken() {
            super("name-taken", "Another thing has this name.");
        }
    }

    @BeforeEach
    void empty() {
        postgres.empty();
    }

    @Test
    void givesTheSameAnswerAgain() {
        var first = post("key", "a");
        var second = post("key", "a");

        assertThat(first.getStatus()).isEqualTo(201);
        assertThat(first.getHeaderString("ETag")).isEqualTo("\"1\"");
        assertThat(first.getHeaderString("Location")).contains("/api/v1/things/");
        assertThat(text(second)).isEqualTo(text(first));
        assertThat(count("thing")).isEqualTo(1);
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherBodyOrPath() {
        post("key", "a");

        assertThatThrownBy(() -> post("key", "b")).isInstanceOf(KeyReused.class);
        var elsewhere = KeyedRequest.of(user, "key", "POST", "/api/v1/others", new Form("a"));
        assertThatThrownBy(() -> once(elsewhere, () -> make("a"))).isInstanceOf(KeyReused.class);
        assertThat(count("thing")).isEqualTo(1);
    }

    @Test
    void keepsTheKeysOfEachPersonApart() {
        post("key", "a");
        var other = KeyedRequest.of(Ids.next(), "key", "POST", "/api/v1/things", new Form("b"));

        assertThat(once(other, () -> make("b")).getStatus()).isEqualTo(201);
        assertThat(count("thing")).isEqualTo(2);
    }

    @Test
    void keepsNothingOfAFailure() {
        post("first", "a");
        assertThatThrownBy(() -> post("second", "a")).isInstanceOf(NameTaken.class);

        postgres.database().run(transaction -> transaction.handle().execute("DELETE FROM sample.thing"));

        assertThat(post("second", "a").getStatus()).isEqualTo(201);
    }

    @Test
    void fiftyAtOnceHaveOneEffectAndEqualAnswers() throws Exception {
        assertThat(fiftyAtOnce(() -> make("a"))).hasSize(1);
        assertThat(count("thing")).isEqualTo(1);
    }

    @Test
    void fiftyAtOnceHaveOneEffectAlsoWhenTheirEffectsDoNotCollide() throws Exception {
        assertThat(fiftyAtOnce(() -> make(UUID.randomUUID().toString()))).hasSize(1);
        assertThat(count("thing")).isEqualTo(1);
    }

    @Test
    void givesTheAnswerAlsoWhenTheFirstRequestFailedAfterItsCommit() {
        var first = once(request("key", "a"), () -> {
            make("a");
            throw new IllegalStateException("the process is dying");
        });

        assertThat(text(first)).isEqualTo(text(post("key", "a")));
        assertThat(count("thing")).isEqualTo(1);
    }

    @Test
    void worksWithoutAKeyAndKeepsNothing() {
        assertThat(once(null, () -> make("a")).getStatus()).isEqualTo(201);
        assertThatThrownBy(() -> once(null, () -> make("a"))).isInstanceOf(NameTaken.class);

        assertThat(count("idempotency_key")).isZero();
    }

    @Test
    void saysSoWhenNoTransactionReturnsTheResult() {
        assertThatThrownBy(() -> once(null, () -> new Thing(user, "not written")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No transaction of this request returned a Thing");
    }

    @Test
    void refusesKeysThatAreNoWords() {
        assertThatThrownBy(() -> post("two words", "a")).isInstanceOf(Failure.Malformed.class);
        assertThatThrownBy(() -> post("k".repeat(256), "a")).isInstanceOf(Failure.Malformed.class);
    }

    private Set<String> fiftyAtOnce(Supplier<Thing> work) throws Exception {
        var answers = new HashSet<String>();
        var started = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> {
                        started.await();
                        return text(once(request("key", "a"), work));
                    }))
                    .toList();
            started.countDown();
            for (Future<String> one : all) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    private Response post(String key, String name) {
        return once(request(key, name), () -> make(name));
    }

    private static Response once(@Nullable KeyedRequest keyed, Supplier<Thing> work) {
        return Idempotency.once(
                keyed,
                postgres.database(),
                Thing.class,
                work,
                thing -> Version.created("/api/v1/things/" + thing.id(), thing, 1));
    }

    private KeyedRequest request(String key, String name) {
        return KeyedRequest.of(user, key, "POST", "/api/v1/things", new Form(name));
    }

    /** A use case as any other: it knows nothing of keys. */
    private static Thing make(String name) {
        Database database = postgres.database();
        try {
            return database.write(transaction -> {
                var thing = new Thing(Ids.next(), name);
                transaction.handle().execute("INSERT INTO sample.thing VALUES (?, ?)", thing.id(), thing.name());
                return thing;
            });
        } catch (JdbiException e) {
            throw Violation.constraint(e)
                    .filter("thing_name_key"::equals)
                    .<RuntimeException>map(taken -> new NameTaken())
                    .orElse(e);
        }
    }

    private static String text(Response response) {
        return response.getStatus() + response.getStringHeaders().toString() + response.getEntity();
    }

    private static int count(String table) {
        return postgres.database()
                .read(handle -> handle.createQuery("SELECT count(*) FROM sample." + table)
                        .mapTo(Integer.class)
                        .one());
    }
}
