package health.salus.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.Soon;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupCommitTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("sample");

    @BeforeEach
    void empty() {
        postgres.empty();
    }

    @Test
    void storesTheRecordOfALoneReader() {
        var record = record();

        postgres.database().recordRead(record);

        assertThat(postgres.recorded()).containsExactly(record);
    }

    @Test
    void eachOfManyReadersGoesOnOnlyWhenItsRecordIsDurable() throws Exception {
        var missing = new ArrayList<UUID>();
        inParallel(200, () -> {
            for (int i = 0; i < 5; i++) {
                var record = record();
                postgres.database().recordRead(record);
                if (!stored(record.id())) {
                    synchronized (missing) {
                        missing.add(record.id());
                    }
                }
            }
            return null;
        });

        assertThat(missing).isEmpty();
        assertThat(postgres.recorded()).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    void allWhoComeWhileOneGroupIsStoredShareTheNextCommit() throws Exception {
        var readers = new ArrayList<Thread>();
        try (var holdingUp = postgres.database().source().getConnection();
                var statement = holdingUp.createStatement()) {
            holdingUp.setAutoCommit(false);
            statement.execute("LOCK TABLE sample.access_record IN EXCLUSIVE MODE");
            for (int i = 0; i < 50; i++) {
                readers.add(Thread.ofPlatform().start(() -> postgres.database().recordRead(record())));
            }
            Soon.holds(() -> assertThat(readers)
                    .filteredOn(reader -> reader.getState() == Thread.State.WAITING)
                    .hasSizeGreaterThanOrEqualTo(49));
            holdingUp.rollback();
        }
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(postgres.recorded()).hasSize(50);
        assertThat(commits()).isLessThanOrEqualTo(2);
    }

    @Test
    void everyReaderHearsOfAFailureAndLaterOnesAreServed() throws Exception {
        owner("ALTER TABLE sample.access_record RENAME TO gone");
        try {
            var failures = inParallel(50, () -> {
                assertThatThrownBy(() -> postgres.database().recordRead(record()))
                        .isInstanceOf(Failure.Unavailable.class);
                return null;
            });
            assertThat(failures).hasSize(50);
        } finally {
            owner("ALTER TABLE sample.gone RENAME TO access_record");
        }

        postgres.database().recordRead(record());
        assertThat(postgres.recorded()).hasSize(1);
    }

    private static AccessRecord record() {
        UUID patient = Ids.next();
        return AccessRecord.of(Callers.nurse(), Instant.EPOCH, "things:read", "thing", patient, patient);
    }

    private static boolean stored(UUID id) {
        return postgres.database()
                .read(handle -> handle.createQuery("SELECT EXISTS (SELECT 1 FROM sample.access_record WHERE id = :id)")
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one());
    }

    /** Records of one commit carry the number of its transaction. */
    private static int commits() {
        Database database = postgres.database();
        return database.read(handle -> handle.createQuery("SELECT count(DISTINCT xmin::text) FROM sample.access_record")
                .mapTo(Integer.class)
                .one());
    }

    private static void owner(String sql) {
        postgres.asOwner(sql);
    }

    private static List<Void> inParallel(int threads, Callable<Void> work) throws Exception {
        var results = new ArrayList<Void>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, threads).mapToObj(i -> work).toList();
            for (Future<Void> done : pool.invokeAll(all)) {
                results.add(done.get());
            }
        }
        return results;
    }
}
