package health.salus.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.testkit.Soon;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.testkit.TestReplica;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database with a replica, as the sessions of two people see it. */
class ReplicaTest {
    @RegisterExtension
    static final TestReplica replica = new TestReplica();

    @RegisterExtension
    static final TestDatabase postgres =
            TestDatabase.of("sample").readFrom(replica).with("DATABASE_REPLICA_MAX_LAG", "3s");

    private final AtomicReference<@Nullable OwnWrites> asking = new AtomicReference<>();

    /** Somebody's client, which keeps what it is answered. */
    private final class Session {
        private Positions kept = Positions.NONE;

        long count() {
            return count(OwnWrites.before(kept.toString()));
        }

        long count(OwnWrites own) {
            asking.set(own);
            long count = database().readMaybeBehind(ReplicaTest::things);
            kept = kept.and(own.noted());
            return count;
        }

        void add() {
            OwnWrites own = OwnWrites.changing();
            asking.set(own);
            database()
                    .run(transaction -> transaction
                            .handle()
                            .execute("INSERT INTO sample.thing VALUES (?, 'one')", UUID.randomUUID()));
            kept = kept.and(own.noted());
        }
    }

    private final Session writer = new Session();
    private final Session other = new Session();

    @BeforeEach
    void bothHaveLookedAtTheReplica() {
        postgres.databases().askedBy(asking::get);
        postgres.empty();
        other.count();
        comesBack();
    }

    @Test
    void whoHasWrittenSeesItAndOthersMayBeBehind() {
        replica.holdUp();
        writer.add();

        assertThat(writer.count()).isEqualTo(1);
        assertThat(other.count()).isZero();
        assertThat(watched().behind()).isPositive();

        replica.goOn();
        Soon.holds(() -> assertThat(other.count()).isEqualTo(1));
        long before = watched().answered();
        Soon.holds(() -> {
            writer.count();
            assertThat(watched().answered()).isGreaterThan(before);
        });
    }

    @Test
    void whoSharedATransactionSeesItToo() throws Exception {
        var each = new ThreadLocal<@Nullable OwnWrites>();
        postgres.databases().askedBy(each::get);
        Together<UUID, UUID> things = database().together((transaction, ids) -> {
            ids.forEach(id -> transaction.handle().execute("INSERT INTO sample.thing VALUES (?, ?)", id, id));
            return List.copyOf(ids);
        });
        replica.holdUp();
        var sessions = new ArrayList<OwnWrites>();
        var threads = new ArrayList<Thread>();
        try (var holdingUp = database().source().getConnection();
                var statement = holdingUp.createStatement()) {
            holdingUp.setAutoCommit(false);
            statement.execute("LOCK TABLE sample.thing IN EXCLUSIVE MODE");
            for (int i = 0; i < 5; i++) {
                OwnWrites own = OwnWrites.changing();
                sessions.add(own);
                threads.add(Thread.ofVirtual().start(() -> {
                    each.set(own);
                    things.store(UUID.randomUUID());
                }));
            }
            Soon.holds(() -> assertThat(threads)
                    .filteredOn(thread -> thread.getState() == Thread.State.WAITING)
                    .hasSizeGreaterThanOrEqualTo(4));
            holdingUp.rollback();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        postgres.databases().askedBy(asking::get);
        for (OwnWrites own : sessions) {
            assertThat(own.noted().isEmpty()).isFalse();
            assertThat(writer.count(OwnWrites.before(own.noted().toString()))).isPositive();
        }
        replica.goOn();
    }

    @Test
    void whoDoesNotKeepPositionsIsShownTheNewest() {
        replica.holdUp();
        new Session().add();

        assertThat(other.count(OwnWrites.before(null))).isEqualTo(1);
        assertThat(other.count(OwnWrites.changing())).isEqualTo(1);
        asking.set(null);
        assertThat(database().readMaybeBehind(ReplicaTest::things)).isEqualTo(1);
        replica.goOn();
    }

    @Test
    void whoKnowsNothingYetLearnsHowNewTheAnswerIs() {
        replica.holdUp();
        writer.add();
        var newcomer = new Session();

        assertThat(newcomer.count(OwnWrites.before("none"))).isEqualTo(1);
        assertThat(newcomer.kept.isEmpty()).isFalse();
        assertThat(newcomer.count()).isEqualTo(1);
        replica.goOn();
    }

    @Test
    void whoClaimsToHaveWrittenTooMuchReadsFromThePrimary() {
        long before = watched().answered();
        String tooFar = other.kept.toString().replaceAll("\\.[0-9a-f]+", ".ffffffffffffffff");

        assertThat(writer.count(OwnWrites.before(tooFar))).isZero();
        assertThat(watched().answered()).isEqualTo(before);
    }

    @Test
    void aReplicaThatIsKilledIsNotMissed() {
        replica.kill();
        writer.add();

        assertThat(other.count()).isEqualTo(1);
        assertThat(watched().usable()).isFalse();
        assertThat(other.count()).isEqualTo(1);

        replica.start();
        comesBack();
    }

    @Test
    void aReplicaThatHangsIsLeftAlone() {
        replica.freeze();
        writer.add();
        assertThat(other.count()).isEqualTo(1);

        long begun = System.nanoTime();
        assertThat(watched().usable()).isFalse();
        assertThat(other.count()).isEqualTo(1);
        assertThat(watched().away()).as("nobody waited for it").isPositive();
        assertThat(System.nanoTime() - begun).isLessThan(1_000_000_000L);

        replica.thaw();
        comesBack();
    }

    @Test
    void aReplicaTooFarBehindIsNotAsked() {
        replica.holdUp();
        writer.add();
        assertThat(other.count()).isZero();

        Soon.holds(() -> assertThat(watched().usable()).isFalse());
        assertThat(watched().lagSeconds()).isGreaterThanOrEqualTo(3);
        assertThat(other.count()).isEqualTo(1);

        replica.goOn();
        comesBack();
    }

    @Test
    void whatRecoveryCancelsIsRepeatedOnThePrimary() {
        writer.add();
        Soon.holds(() -> assertThat(other.count()).isEqualTo(1));
        long failed = watched().failed();
        asking.set(OwnWrites.before(other.kept.toString()));
        var counting = CompletableFuture.supplyAsync(() -> database()
                .readMaybeBehind(handle -> handle.createQuery("SELECT count(*) FROM sample.thing, pg_sleep(2)")
                        .mapTo(Long.class)
                        .one()));
        Soon.holds(
                () -> assertThat(replica.query("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(2)'"))
                        .isEqualTo("1"));

        postgres.asOwner("DELETE FROM sample.thing");
        postgres.asOwner("VACUUM sample.thing");

        assertThat(counting.join()).isZero();
        assertThat(watched().failed()).isEqualTo(failed + 1);
        assertThat(watched().usable()).isTrue();
    }

    @Test
    void nothingIsWrittenThroughIt() {
        asking.set(OwnWrites.before(other.kept.toString()));

        assertThatThrownBy(() -> database()
                        .readMaybeBehind(handle ->
                                handle.execute("INSERT INTO sample.thing VALUES (?, 'one')", UUID.randomUUID())))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("read-only transaction");
        assertThat(database().read(ReplicaTest::things)).isZero();
    }

    @Test
    void whatWasRolledBackIsNoWrite() {
        OwnWrites own = OwnWrites.changing();
        asking.set(own);

        assertThatThrownBy(() -> database().run(transaction -> {
                    transaction.handle().execute("INSERT INTO sample.thing VALUES (?, 'one')", UUID.randomUUID());
                    transaction.handle().execute("SELECT 1 / 0");
                }))
                .hasMessageContaining("division by zero");

        assertThat(own.noted().isEmpty()).isTrue();
        assertThat(database().read(ReplicaTest::things)).isZero();
    }

    private static long things(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM sample.thing")
                .mapTo(Long.class)
                .one();
    }

    private static Database database() {
        return postgres.database();
    }

    private static Replica watched() {
        database();
        return postgres.databases().replicas().iterator().next();
    }

    /** The replica answers again, all that has been written until now included. */
    private void comesBack() {
        Soon.holds(() -> {
            assertThat(watched().usable()).isTrue();
            new Session().count(OwnWrites.before("none"));
            long before = watched().answered();
            other.count(OwnWrites.before(other.kept.toString()));
            assertThat(watched().answered()).isGreaterThan(before);
        });
    }
}
