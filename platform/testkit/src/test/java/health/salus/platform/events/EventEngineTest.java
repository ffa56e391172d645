package health.salus.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.cache.Cache;
import health.salus.platform.cache.Caches;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Transaction;
import health.salus.platform.jobs.Bell;
import health.salus.platform.settings.Settings;
import health.salus.platform.targets.Share;
import health.salus.platform.testkit.Soon;
import health.salus.platform.testkit.TestCaches;
import health.salus.platform.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventEngineTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("sample", "listener");

    private static final String LISTENING = "SELECT count(*) FROM pg_stat_activity WHERE query = 'LISTEN salus_events'";

    private final List<EventEngine> engines = new ArrayList<>();
    private final UUID aggregate = Ids.next();
    private final Caches caches = TestCaches.caches();

    @BeforeEach
    void empty() {
        postgres.empty();
        Soon.holds(() -> assertThat(listening()).isZero());
    }

    @AfterEach
    void stop() {
        engines.forEach(EventEngine::stop);
    }

    @Test
    void handlesAnEventOnce() {
        start(event -> {});

        publish(new Numbered(aggregate, 1));

        Soon.holds(() -> assertThat(effects()).containsExactly(aggregate + " 1"));
        assertThat(inbox()).containsExactly("Numbered handled 0");
    }

    @Test
    void removesEventsNobodyListensTo() {
        record Unheard(UUID aggregateId) implements Event {}
        start(event -> {});

        postgres.database().run(transaction -> transaction.publish(new Unheard(aggregate)));

        Soon.holds(() -> assertThat(postgres.published(Unheard.class)).isEmpty());
        assertThat(inbox()).isEmpty();
    }

    @Test
    void carriesWhatAnEarlierProcessLeftBehind() {
        publish(new Numbered(aggregate, 1));

        start(event -> {});

        Soon.holds(() -> assertThat(effects()).containsExactly(aggregate + " 1"));
    }

    @Test
    void keepsTheOrderOfAnAggregateWhenTheFirstEventFails() {
        var failures = new AtomicInteger();
        start(event -> {
            if (event.number() == 1 && failures.getAndIncrement() < 3) {
                throw new IllegalStateException("not yet");
            }
        });
        UUID other = Ids.next();

        publish(new Numbered(aggregate, 1), new Numbered(aggregate, 2), new Numbered(other, 7));

        Soon.holds(() -> assertThat(effects()).containsExactly(other + " 7", aggregate + " 1", aggregate + " 2"));
        assertThat(failures)
                .as("when it arrives, with the other, alone, and repeated")
                .hasValue(4);
    }

    @Test
    void handlesNoLaterEventOfAnotherKindBeforeTheFirst() {
        record Ended(UUID aggregateId) implements Event {}
        record Ending() implements EventHandler<Ended> {
            @Override
            public String module() {
                return "listener";
            }

            @Override
            public String event() {
                return "Ended";
            }

            @Override
            public Class<Ended> payload() {
                return Ended.class;
            }

            @Override
            public void handle(Transaction transaction, Ended event) {
                transaction
                        .handle()
                        .execute("INSERT INTO listener.effect (what) VALUES (?)", event.aggregateId() + " ended");
            }
        }
        var failures = new AtomicInteger();
        var failsOnce = new Noting(event -> {
            if (failures.getAndIncrement() == 0) {
                throw new IllegalStateException("not yet");
            }
        });
        start(List.of(failsOnce, new Ending()));
        UUID other = Ids.next();

        publish(new Ended(other), new Numbered(aggregate, 1), new Ended(aggregate));

        Soon.holds(
                () -> assertThat(effects()).containsExactly(other + " ended", aggregate + " 1", aggregate + " ended"));
    }

    /** Else one module could hold up what others wait for. */
    @Test
    void leavesAnEventForLaterWhoseHandlerHasToWaitForSomebodyElse() {
        start(event -> {});

        postgres.database("listener").jdbi().useTransaction(busy -> {
            busy.execute("LOCK TABLE listener.effect IN SHARE MODE");
            publish(new Numbered(aggregate, 1));
            Soon.holds(() -> assertThat(inbox()).containsExactly("Numbered waiting 0"));
            Soon.holds(() -> assertThat(postgres.published(Numbered.class)).isEmpty());
            assertThat(effects()).isEmpty();
        });

        Soon.holds(() -> assertThat(effects()).containsExactly(aggregate + " 1"));
    }

    @Test
    void setsAnEventAsideThatFailsTooOftenAndGoesOnWithTheNext() {
        start(event -> {
            if (event.number() == 1) {
                throw new IllegalStateException("poison");
            }
        });
        publish(new Numbered(aggregate, 1), new Numbered(aggregate, 2));
        Soon.holds(() -> assertThat(inbox()).contains("Numbered waiting 1"));

        postgres.database("listener")
                .run(transaction -> transaction
                        .handle()
                        .execute("UPDATE listener.inbox SET failures = 11, due_at = now() WHERE failures > 0"));

        Soon.holds(() -> assertThat(effects()).containsExactly(aggregate + " 2"));
        assertThat(inbox()).containsExactly("Numbered dead 12", "Numbered handled 0");
        assertThat(column("SELECT failure FROM listener.inbox WHERE state = 'dead'"))
                .containsExactly("java.lang.IllegalStateException: poison");
    }

    @Test
    void twoProcessesHandleEachEventOnceAndInOrder() {
        start(event -> {});
        start(event -> {});
        List<UUID> things = IntStream.range(0, 10).mapToObj(i -> Ids.next()).toList();

        for (int number = 0; number < 50; number++) {
            for (UUID thing : things) {
                publish(new Numbered(thing, number));
            }
        }

        Soon.holds(() -> assertThat(effects()).hasSize(500));
        var effects = effects();
        for (UUID thing : things) {
            assertThat(effects.stream().filter(text -> text.startsWith(thing.toString())))
                    .containsExactlyElementsOf(IntStream.range(0, 50)
                            .mapToObj(i -> thing + " " + i)
                            .toList());
        }
    }

    @Test
    void aWorkerDoesAtOnceWhatOtherProcessesLeaveToIt() {
        var told = new ConcurrentLinkedQueue<Numbered>();
        try (var theirs = postgres.ofAnotherProcess()) {
            var seen = new ConcurrentLinkedQueue<Numbered>();
            var bellHere = new Bell(postgres.databases());
            var service = new EventEngine(
                    List.of(new Noting(told::add)),
                    List.of(new Watching(seen::add)),
                    postgres.databases(),
                    caches,
                    Settings.of(Map.of()),
                    bellHere);
            var serving = new Share(List.of("sample", "listener"), List.of());
            var bellThere = new Bell(theirs);
            var worker = new EventEngine(
                    List.of(new Noting(event -> {})),
                    List.of(new Watching(event -> {})),
                    theirs,
                    caches,
                    Settings.of(Map.of()),
                    bellThere);
            var working = new Share(List.of(), List.of("sample", "listener"));
            service.start(serving);
            bellHere.start(serving);
            worker.start(working);
            bellThere.start(working);
            try {
                publish(new Numbered(aggregate, 1));
                Soon.holds(() -> assertThat(effects()).containsExactly(aggregate + " 1"));

                long begun = System.nanoTime();
                publish(new Numbered(aggregate, 2));
                Soon.holds(() -> assertThat(effects()).containsExactly(aggregate + " 1", aggregate + " 2"));
                // Without the bell the worker would look for it every five seconds.
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
                Soon.holds(() -> assertThat(seen).hasSize(2));
                assertThat(told).isEmpty();
            } finally {
                bellHere.stop();
                service.stop();
                bellThere.stop();
                worker.stop();
            }
        }
    }

    @Test
    void tellsObserversAlsoWhenOneOfThemFails() {
        var seen = new ConcurrentLinkedQueue<Numbered>();
        start(
                event -> {},
                new Watching(event -> {
                    throw new IllegalStateException("blind");
                }),
                new Watching(seen::add));

        publish(new Numbered(aggregate, 1));

        Soon.holds(() -> assertThat(seen).containsExactly(new Numbered(aggregate, 1)));
        Soon.holds(() -> assertThat(effects()).hasSize(1));
    }

    @Test
    void tellsTheObserversOfEveryProcessOnce() {
        var one = new ConcurrentLinkedQueue<Numbered>();
        var other = new ConcurrentLinkedQueue<Numbered>();
        start(event -> {}, new Watching(one::add));
        start(event -> {}, new Watching(other::add));
        Soon.holds(() -> assertThat(listening()).isEqualTo(2));

        publish(new Numbered(aggregate, 1), new Numbered(aggregate, 2));

        Soon.holds(() -> assertThat(one).containsExactly(new Numbered(aggregate, 1), new Numbered(aggregate, 2)));
        Soon.holds(() -> assertThat(other).containsExactly(new Numbered(aggregate, 1), new Numbered(aggregate, 2)));
    }

    @Test
    void forgetsWhatItMayHaveMissed() {
        Cache<String, String> copies = caches.cache("things", Duration.ofHours(1), 10);
        start(event -> {});
        Soon.holds(() -> assertThat(listening()).isEqualTo(1));
        copies.get("thing", key -> "before");

        silence();

        Soon.holds(() -> assertThat(copies.get("thing", key -> "after")).isEqualTo("after"));
    }

    private static long listening() {
        return postgres.database()
                .read(handle -> handle.createQuery(LISTENING).mapTo(Long.class).one());
    }

    /** Cuts the connections on which the engines listen. */
    private static void silence() {
        postgres.database()
                .read(handle -> handle.createQuery(LISTENING.replace("count(*)", "count(pg_terminate_backend(pid))"))
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void refusesTwoHandlersOfOneName() {
        assertThatThrownBy(() -> new Handlers(List.of(new Noting(event -> {}), new Noting(event -> {}))))
                .hasMessageContaining("Two event handlers of listener have the name Numbered");
    }

    private void start(Consumer<Numbered> permission, EventObserver<?>... observers) {
        start(List.of(new Noting(permission)), observers);
    }

    private void start(List<EventHandler<?>> handlers, EventObserver<?>... observers) {
        var engine = new EventEngine(
                handlers,
                List.of(observers),
                postgres.databases(),
                caches,
                Settings.of(Map.of()),
                new Bell(postgres.databases()));
        engine.start(Share.whole(List.of("sample", "listener")));
        engines.add(engine);
    }

    private static void publish(Event... events) {
        postgres.database().run(transaction -> List.of(events).forEach(transaction::publish));
    }

    private static List<String> effects() {
        return column("SELECT what FROM listener.effect ORDER BY position");
    }

    private static List<String> inbox() {
        return column("SELECT handler || ' ' || state || ' ' || failures FROM listener.inbox ORDER BY position");
    }

    private static List<String> column(String sql) {
        return postgres.database("listener")
                .read(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
