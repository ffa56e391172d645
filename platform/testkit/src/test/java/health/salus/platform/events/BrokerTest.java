package health.salus.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import health.salus.platform.cache.Cache;
import health.salus.platform.cache.Caches;
import health.salus.platform.data.Ids;
import health.salus.platform.jobs.Bell;
import health.salus.platform.settings.Settings;
import health.salus.platform.settings.WrongSetting;
import health.salus.platform.targets.Share;
import health.salus.platform.testkit.Soon;
import health.salus.platform.testkit.TestBroker;
import health.salus.platform.testkit.TestCaches;
import health.salus.platform.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two modules with a database each, so that nothing but RabbitMQ is between them. */
class BrokerTest {
    @RegisterExtension
    static final TestDatabase publishing = TestDatabase.of("sample");

    @RegisterExtension
    static final TestDatabase listening = TestDatabase.of("listener");

    @RegisterExtension
    static final TestBroker broker = new TestBroker();

    private final List<EventEngine> engines = new ArrayList<>();
    private final UUID thing = Ids.next();

    @AfterEach
    void stop() {
        engines.forEach(EventEngine::stop);
        publishing.empty();
        listening.empty();
    }

    @Test
    void carriesEventsInTheirOrderAlsoWhenTwoProcessesListen() {
        publisher();
        listener(event -> {});
        listener(event -> {});

        List<String> expected = publish(IntStream.range(0, 500).toArray());

        Soon.holds(() -> assertThat(effects()).hasSize(500));
        assertThat(effects()).containsExactlyElementsOf(expected);
        assertThat(left()).isZero();
    }

    @Test
    void keepsForAModuleThatHasNotRunYet() {
        publisher();
        List<String> expected = publish(1, 2, 3);
        Soon.holds(() -> assertThat(left()).isZero());

        listener(event -> {});

        Soon.holds(() -> assertThat(effects()).isEqualTo(expected));
    }

    @Test
    void goesOnWhereItWasWhenTheBrokerIsKilled() {
        publisher();
        listener(event -> {});
        List<String> expected = new ArrayList<>(publish(IntStream.range(0, 100).toArray()));

        broker.kill();
        expected.addAll(publish(IntStream.range(100, 200).toArray()));
        assertThat(left()).isPositive();
        assertThat(engines.getFirst().checks())
                .hasEntrySatisfying("broker", state -> assertThat(state).startsWith("down"));
        broker.start();

        Soon.holds(() -> assertThat(effects()).hasSize(200));
        assertThat(effects()).containsExactlyElementsOf(expected);
        Soon.holds(() -> assertThat(left()).isZero());
        assertThat(engines.getFirst().checks()).containsEntry("broker", "up");
    }

    @Test
    void setsAsideWhatIsNoEventAndGoesOnWithTheNext() throws Exception {
        publisher();
        listener(event -> {});
        publish(1);
        Soon.holds(() -> assertThat(effects()).hasSize(1));

        try (var connection = connect();
                Channel channel = connection.createChannel()) {
            int before = (int) channel.messageCount("salus.listener.set-aside");
            String id = Ids.next().toString();
            send(channel, new BasicProperties(), "{}");
            send(channel, like(id, thing.toString()), "not JSON");
            send(channel, like(id, "nobody"), "{}");
            send(channel, like("no id", thing.toString()), "{}");
            send(channel, like(id, thing.toString()), "{\"text\": \"\\u0000\"}");
            publish(2);

            Soon.holds(() -> assertThat(effects()).hasSize(2));
            Soon.holds(() -> assertThat(aside(channel) - before).isEqualTo(5));
        }
    }

    @Test
    void handlesOnceWhatArrivesTwice() throws Exception {
        publisher();
        listener(event -> {});
        publish(1);
        Soon.holds(() -> assertThat(effects()).hasSize(1));

        try (var connection = connect();
                Channel channel = connection.createChannel()) {
            String id = Ids.next().toString();
            String body = "{\"thingId\": \"%s\", \"number\": 2, \"aFieldOfTomorrow\": true}".formatted(thing);
            send(channel, like(id, thing.toString()), body);
            send(channel, like(id, thing.toString()), body);
        }
        publish(3);

        Soon.holds(() -> assertThat(effects()).containsExactly(thing + " 1", thing + " 2", thing + " 3"));
    }

    @Test
    void tellsTheObserversOfEveryProcessOnce() {
        var own = new ConcurrentLinkedQueue<Numbered>();
        var others = new ConcurrentLinkedQueue<Numbered>();
        Caches caches = TestCaches.caches();
        Cache<String, String> copies = caches.cache("things", Duration.ofHours(1), 10);
        copies.get("thing", key -> "before");
        start(publishing, "sample", event -> {}, TestCaches.caches(), new Watching(own::add));
        start(listening, "listener", event -> {}, caches, new Watching(others::add));
        Soon.holds(() -> assertThat(copies.get("thing", key -> "after"))
                .as("dropped when it began to listen")
                .isEqualTo("after"));

        publish(1, 2);

        Soon.holds(() -> assertThat(own).containsExactly(new Numbered(thing, 1), new Numbered(thing, 2)));
        Soon.holds(() -> assertThat(others).containsExactly(new Numbered(thing, 1), new Numbered(thing, 2)));
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatThrownBy(() -> Broker.factory("http://localhost"))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("RABBITMQ_URL is not an address");
    }

    private void publisher() {
        start(publishing, "sample", event -> {}, TestCaches.caches());
    }

    private void listener(Consumer<Numbered> permission) {
        start(listening, "listener", permission, TestCaches.caches());
    }

    private void start(
            TestDatabase database,
            String module,
            Consumer<Numbered> permission,
            Caches caches,
            EventObserver<?>... observers) {
        var engine = new EventEngine(
                List.of(new Noting(permission)),
                List.of(observers),
                database.databases(),
                caches,
                Settings.of(Map.of("RABBITMQ_URL", broker.url())),
                new Bell(database.databases()));
        engine.start(Share.whole(List.of(module)));
        engines.add(engine);
    }

    /** @return what the listener writes down for them */
    private List<String> publish(int... numbers) {
        var events = IntStream.of(numbers)
                .mapToObj(number -> new Numbered(thing, number))
                .toList();
        publishing.database().run(transaction -> events.forEach(transaction::publish));
        return events.stream().map(Numbered::text).toList();
    }

    private static List<String> effects() {
        return listening
                .database()
                .read(handle -> handle.createQuery("SELECT what FROM listener.effect ORDER BY position")
                        .mapTo(String.class)
                        .list());
    }

    /** Events that the broker does not have yet. */
    private static int left() {
        return publishing.published(Numbered.class).size();
    }

    private static com.rabbitmq.client.Connection connect() throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(broker.url());
        return factory.newConnection();
    }

    private static BasicProperties like(String id, String aggregate) {
        return new BasicProperties.Builder()
                .messageId(id)
                .type("Numbered")
                .headers(Map.of("aggregate", aggregate, "process", "a stranger"))
                .build();
    }

    private static void send(Channel channel, BasicProperties properties, String body) throws Exception {
        channel.basicPublish(Broker.EXCHANGE, "sample.Numbered", properties, body.getBytes(StandardCharsets.UTF_8));
    }

    private static int aside(Channel channel) {
        try {
            return (int) channel.messageCount("salus.listener.set-aside");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
