package health.salus.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.events.Event;
import health.salus.platform.testkit.Soon;
import health.salus.platform.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Those who store at the same time share a transaction and are answered each for themselves. */
class TogetherTest {
    private static final String ENDS_THE_CONNECTION = "ends the connection";
    private static final int PEOPLE = 20;

    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("sample");

    private final Database database = postgres.database();
    private final Together<String, String> things = database.together(this::store);
    private final Queue<Integer> groups = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void empty() {
        postgres.empty();
    }

    /** A thing was stored. */
    record Stored(UUID thingId, String name) implements Event {
        @Override
        public UUID aggregateId() {
            return thingId;
        }
    }

    /** Names are taken once; who comes too late stores nothing. */
    private List<@Nullable String> store(Transaction transaction, List<String> names) {
        groups.add(names.size());
        List<@Nullable String> results = new ArrayList<>();
        for (String name : names) {
            UUID id = Ids.next();
            if (name.equals(ENDS_THE_CONNECTION)) {
                transaction.handle().execute("SELECT pg_terminate_backend(pg_backend_pid())");
            }
            int rows = transaction
                    .handle()
                    .execute("INSERT INTO sample.thing (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING", id, name);
            if (rows == 1) {
                transaction.publish(new Stored(id, name));
            }
            results.add(rows == 1 ? name + " stored" : null);
        }
        return results;
    }

    @Test
    void whoIsAloneIsStoredAlone() {
        assertThat(things.store("one")).isEqualTo("one stored");
        assertThat(things.store("one")).isNull();

        assertThat(groups).containsExactly(1, 1);
        assertThat(postgres.published(Stored.class)).hasSize(1);
    }

    @Test
    void manyAtOnceShareACommitAndHearOfTheirOwn() throws Exception {
        var results = atOnce(names());

        for (int i = 0; i < PEOPLE; i++) {
            assertThat(results.get(i).get()).isEqualTo("name " + i + " stored");
        }
        assertThat(groups).containsExactly(1, PEOPLE);
        assertThat(postgres.published(Stored.class)).hasSize(PEOPLE + 1);
        assertThat(commits()).isEqualTo(2);
    }

    @Test
    void ofTwoWhoWantTheSameOneGetsIt() throws Exception {
        var results = atOnce(List.of("same", "same", "other"));

        var same = new ArrayList<@Nullable String>();
        same.add(results.get(0).get());
        same.add(results.get(1).get());
        assertThat(same).containsExactlyInAnyOrder("same stored", null);
        assertThat(results.get(2).get()).isEqualTo("other stored");
        assertThat(postgres.published(Stored.class)).hasSize(3);
    }

    @Test
    void whatCannotBeStoredHarmsNobodyElse() throws Exception {
        var names = new ArrayList<>(names());
        names.set(7, "\0");
        var results = atOnce(names);

        for (int i = 0; i < PEOPLE; i++) {
            var result = results.get(i);
            if (i == 7) {
                assertThatThrownBy(result::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(JdbiException.class);
            } else {
                assertThat(result.get()).isEqualTo("name " + i + " stored");
            }
        }
        assertThat(stored()).isEqualTo(PEOPLE);
        assertThat(postgres.published(Stored.class)).hasSize(PEOPLE);
    }

    @Test
    void whatSurroundsSomebodysWorkBelongsToTheirsOnly() throws Exception {
        var seen = new ConcurrentLinkedQueue<@Nullable Object>();
        BeforeCommit watches = (transaction, result) -> seen.add(result);
        BeforeCommit refuses = (transaction, result) -> {
            throw new IllegalStateException("refused " + result);
        };
        var results = behind(List.of(
                new FutureTask<>(() -> watches.during(() -> things.store("watched"))),
                new FutureTask<>(() -> refuses.during(() -> things.store("refused"))),
                new FutureTask<>(() -> things.store("plain"))));

        assertThat(results.get(0).get()).isEqualTo("watched stored");
        assertThatThrownBy(() -> results.get(1).get()).hasRootCauseMessage("refused refused stored");
        assertThat(results.get(2).get()).isEqualTo("plain stored");
        assertThat(seen).isNotEmpty().containsOnly("watched stored");
        assertThat(stored()).isEqualTo(3);
    }

    /** It may have been stored: nobody tries again, and everybody hears of it. */
    @Test
    void whenTheDatabaseGoesAwayNothingIsTriedTwice() throws Exception {
        var results = atOnce(List.of("before", ENDS_THE_CONNECTION, "behind"));

        for (var result : results) {
            assertThatThrownBy(result::get).isInstanceOf(ExecutionException.class);
        }
        assertThat(groups).containsExactly(1, 3);
        assertThat(things.store("next")).isEqualTo("next stored");
    }

    @Test
    void moreThanAGroupTakesAreStoredAllTheSame() throws Exception {
        var results =
                atOnce(IntStream.range(0, 150).mapToObj(i -> "of many " + i).toList());

        for (var result : results) {
            assertThat(result.get()).isNotNull();
        }
        assertThat(stored()).isEqualTo(151);
    }

    private static List<String> names() {
        return IntStream.range(0, PEOPLE).mapToObj(i -> "name " + i).toList();
    }

    private List<FutureTask<@Nullable String>> atOnce(List<String> names) throws Exception {
        return behind(names.stream()
                .map(name -> new FutureTask<@Nullable String>(() -> things.store(name)))
                .toList());
    }

    /** Runs these while somebody before them is being stored, so that they gather. */
    private List<FutureTask<@Nullable String>> behind(List<FutureTask<@Nullable String>> tasks)
            throws SQLException, InterruptedException {
        var threads = new ArrayList<Thread>();
        try (var holdingUp = database.source().getConnection();
                var statement = holdingUp.createStatement()) {
            holdingUp.setAutoCommit(false);
            statement.execute("LOCK TABLE sample.thing IN EXCLUSIVE MODE");
            var first = Thread.ofPlatform().start(() -> things.store("somebody before"));
            Soon.holds(() -> assertThat(groups).hasSize(1));
            tasks.forEach(task -> threads.add(Thread.ofVirtual().start(task)));
            Soon.holds(() -> assertThat(threads)
                    .filteredOn(thread -> thread.getState() == Thread.State.WAITING)
                    .hasSizeGreaterThanOrEqualTo(Math.min(64, tasks.size())));
            holdingUp.rollback();
            first.join();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return tasks;
    }

    private int stored() {
        return number("SELECT count(*) FROM sample.thing");
    }

    private int commits() {
        return number("SELECT count(DISTINCT xmin::text) FROM sample.thing");
    }

    private int number(String query) {
        return database.read(
                handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }
}
