package health.salus.platform.data;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.platform.testkit.Soon;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.testkit.TestReplica;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PromotedReplicaTest {
    @RegisterExtension
    static final TestReplica replica = new TestReplica();

    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("sample").readFrom(replica);

    /** From then on it goes its own way, and knows nothing of what is written here. */
    @Test
    void isNotReadFromAnyMore() {
        postgres.databases().askedBy(() -> OwnWrites.before("none"));
        postgres.database();
        Replica watched = postgres.databases().replicas().iterator().next();
        Soon.holds(() -> assertThat(watched.usable()).isTrue());

        replica.promote();

        Soon.holds(() -> assertThat(watched.usable()).isFalse());
        long answered = watched.answered();
        assertThat(postgres.database()
                        .<Integer>readMaybeBehind(handle -> handle.createQuery("SELECT count(*) FROM sample.thing")
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
        assertThat(watched.answered()).isEqualTo(answered);
        assertThat(watched.lagSeconds()).isNaN();
    }
}
