package health.salus.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Ids;
import health.salus.platform.events.Event;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestDatabaseTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("sample", "listener");

    record ThingMade(UUID thingId, String name) implements Event {
        @Override
        public UUID aggregateId() {
            return thingId;
        }
    }

    @BeforeEach
    void empty() {
        postgres.empty();
    }

    @Test
    void tellsWhatWasPublishedAndRecorded() {
        var made = new ThingMade(Ids.next(), "first");
        var caller = Callers.receptionist();
        var record = AccessRecord.of(caller, Instant.EPOCH, "things:write", "thing", made.thingId(), null);

        postgres.database().run(transaction -> {
            transaction.handle().execute("INSERT INTO sample.thing VALUES (?, ?)", made.thingId(), made.name());
            transaction.publish(made);
            transaction.record(record);
        });

        assertThat(postgres.published(ThingMade.class)).containsExactly(made);
        assertThat(postgres.recorded()).containsExactly(record);
    }

    @Test
    void startsEachTestEmptyWhenAsked() {
        assertThat(postgres.published(ThingMade.class)).isEmpty();
        assertThat(postgres.recorded()).isEmpty();
    }

    @Test
    void givesTheApplicationNoRightToChangeTables() {
        assertThatThrownBy(() -> postgres.database()
                        .run(transaction ->
                                transaction.handle().execute("ALTER TABLE sample.thing ADD COLUMN more text")))
                .hasMessageContaining("must be owner of table thing");
        assertThatThrownBy(() -> postgres.database()
                        .run(transaction -> transaction.handle().execute("CREATE TABLE sample.other (id int)")))
                .hasMessageContaining("permission denied for schema sample");
    }

    @Test
    void forgetsEverythingOfATransactionThatFails() {
        assertThatThrownBy(() -> postgres.database().run(transaction -> {
                    transaction.publish(new ThingMade(Ids.next(), "lost"));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(postgres.published(ThingMade.class)).isEmpty();
    }
}
