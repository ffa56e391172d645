package health.salus.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.platform.data.Ids;
import health.salus.platform.testkit.Soon;
import health.salus.platform.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens when the way from the outbox to the inbox is cut. */
class RelayTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("sample", "listener");

    private final Handlers handlers = new Handlers(List.of(new Noting(event -> {})));
    private final EventCarrier carrier = new InboxCarrier(handlers, postgres.databases(), Map.of(), Map.of());

    @Test
    void carriesAgainWithoutASecondEffectWhenItDiesAfterDelivery() {
        var carried = new AtomicInteger();
        EventCarrier dying = (outbox, publisher, events) -> {
            carrier.carry(outbox, publisher, events);
            if (carried.getAndIncrement() < 2) {
                throw new IllegalStateException("died after the hand-over");
            }
        };
        List<String> expected = publish(20);

        run(dying, expected);

        assertThat(carried).hasValue(3);
    }

    @Test
    void deliversOnceWhatIsCarriedTwice() {
        EventCarrier twice = (outbox, publisher, events) -> {
            carrier.carry(outbox, publisher, events);
            carrier.carry(outbox, publisher, events.reversed());
        };

        run(twice, publish(20));
    }

    private static void run(EventCarrier carrier, List<String> expected) {
        try (var relay = new Relay(postgres.database(), carrier, new Observers(List.of()));
                var inbox = new Inbox(postgres.database("listener"), Map.of("Numbered", new Noting(event -> {})))) {
            Soon.holds(() -> assertThat(effects()).containsAll(expected));
            assertThat(effects()).doesNotHaveDuplicates();
            Soon.holds(() -> assertThat(postgres.published(Numbered.class)).isEmpty());
        }
    }

    private static List<String> publish(int count) {
        UUID thing = Ids.next();
        var events =
                IntStream.range(0, count).mapToObj(i -> new Numbered(thing, i)).toList();
        postgres.database().run(transaction -> events.forEach(transaction::publish));
        return events.stream().map(Numbered::text).toList();
    }

    private static List<String> effects() {
        return postgres.database("listener")
                .read(handle -> handle.createQuery("SELECT what FROM listener.effect ORDER BY position")
                        .mapTo(String.class)
                        .list());
    }
}
