package health.salus.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.events.Event;
import health.salus.platform.testkit.TestDatabase;
import java.util.UUID;
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
                    insert(transaction, "lost");
                    try {
                        transaction.handle().execute("SELECT 1 / 0");
                    } catch (JdbiException swallowed) {
                        assertThat(swallowed).hasMessageContaining("division by zero");
                    }
                }))
                .isInstanceOf(JdbiException.class);

        assertThat(stored("lost")).isZero();
    }

    @Test
    void whatIsLeftForOthersIsStoredWithTheWork() {
        Database database = postgres.database();

        database.run(transaction -> {
            insert(transaction, "left");
            transaction.publish(new Named(UUID.randomUUID(), "left"));
        });

        assertThat(stored("left")).isOne();
        assertThat(postgres.published(Named.class)).extracting(Named::name).containsExactly("left");
    }

    /** PostgreSQL's jsonb takes no NUL: the statement that would commit as well is refused. */
    @Test
    void nothingIsStoredWhenWhatItLeavesCannotBe() {
        Database database = postgres.database();

        assertThatThrownBy(() -> database.run(transaction -> {
                    insert(transaction, "half");
                    transaction.publish(new Named(UUID.randomUUID(), "\0"));
                }))
                .isInstanceOf(JdbiException.class);

        assertThat(stored("half")).isZero();
        database.run(transaction -> insert(transaction, "next"));
        assertThat(stored("next")).isOne();
    }

    @Test
    void aFailureAfterTheWorkUndoesIt() {
        Database database = postgres.database();

        assertThatThrownBy(() -> database.run(transaction -> {
                    insert(transaction, "undone");
                    transaction.publish(new Named(UUID.randomUUID(), "undone"));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(stored("undone")).isZero();
    }

    /** Something happened to a thing. */
    record Named(UUID thingId, String name) implements Event {
        @Override
        public UUID aggregateId() {
            return thingId;
        }
    }

    private static void insert(Transaction transaction, String name) {
        transaction.handle().execute("INSERT INTO sample.thing (id, name) VALUES (gen_random_uuid(), ?)", name);
    }

    private static int stored(String name) {
        return postgres.database()
                .read(handle -> handle.createQuery("SELECT count(*) FROM sample.thing WHERE name = :name")
                        .bind("name", name)
                        .mapTo(Integer.class)
                        .one());
    }
}
