package health.salus.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.testkit.TestDatabase;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is called stored is stored. */
class DatabaseTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("sample");

    @Test
    void workThatSwallowsAFailedStatementIsNotCalledDone() {
        Database database = postgres.database();

        assertThatThrownBy(() -> database.run(transaction -> {
                    transaction
                            .handle()
                            .execute("INSERT INTO sample.thing (id, name) VALUES (gen_random_uuid(), 'lost')");
                    try {
                        transaction.handle().execute("SELECT 1 / 0");
                    } catch (JdbiException swallowed) {
                        assertThat(swallowed).hasMessageContaining("division by zero");
                    }
                }))
                .isInstanceOf(JdbiException.class);

        assertThat(database.<Integer>read(
                        handle -> handle.createQuery("SELECT count(*) FROM sample.thing WHERE name = 'lost'")
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
    }
}
