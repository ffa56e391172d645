package health.salus.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.testkit.Soon;
import health.salus.platform.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobRunnerTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("sample");

    private final List<JobRunner> runners = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();

    record Greeting(String name, Instant at) {}

    @BeforeEach
    void empty() {
        postgres.empty();
    }

    @AfterEach
    void stop() {
        runners.forEach(JobRunner::close);
    }

    @Test
    void runsAJobOfACommittedTransactionOnceWithItsData() {
        start(greeting -> done.add(greeting.name()));
        start(greeting -> done.add(greeting.name()));

        for (int i = 0; i < 100; i++) {
            schedule("greet-" + i, "number " + i, Instant.EPOCH);
        }

        Soon.holds(() -> assertThat(waiting()).isZero());
        assertThat(done).hasSize(100).doesNotHaveDuplicates().contains("number 0", "number 99");
    }

    @Test
    void forgetsTheJobOfATransactionThatFails() {
        assertThatThrownBy(() -> postgres.database().run(transaction -> {
                    transaction.schedule("greet", "1", new Greeting("nobody", Instant.EPOCH), Instant.EPOCH);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(waiting()).isZero();
    }

    @Test
    void keepsTheFirstOfTwoJobsWithOneIdAndTheTransactionGoesOn() {
        var later = Instant.now().plus(Duration.ofHours(1));
        schedule("same", "first", later);
        postgres.database().run(transaction -> {
            transaction.schedule("greet", "same", new Greeting("second", later), later);
            transaction.schedule("greet", "other", new Greeting("third", later), later);
        });

        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void doesNotRunAJobBeforeItsTime() {
        start(greeting -> done.add(greeting.name()));
        schedule("later", "later", Instant.now().plus(Duration.ofHours(1)));
        schedule("now", "now", Instant.EPOCH);

        Soon.holds(() -> assertThat(done).containsExactly("now"));
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void repeatsAJobThatFails() {
        var tries = new AtomicInteger();
        start(greeting -> {
            if (tries.getAndIncrement() == 0) {
                throw new IllegalStateException("not yet");
            }
        });

        schedule("1", "again", Instant.EPOCH);

        Soon.holds(() -> assertThat(waiting()).isZero());
        assertThat(tries).hasValue(2);
    }

    @Test
    void setsAJobAsideThatFailsTooOften() {
        schedule("1", "poison", Instant.EPOCH);
        postgres.database()
                .run(transaction ->
                        transaction.handle().execute("UPDATE sample.scheduled_tasks SET consecutive_failures = 11"));

        start(greeting -> {
            throw new IllegalStateException("no such " + greeting.name());
        });

        Soon.holds(() -> assertThat(dead())
                .containsExactly("greet 1 12 java.lang.IllegalStateException: no such poison poison"));
        Soon.holds(() -> assertThat(waiting()).isZero());
    }

    @Test
    void finishesAJobItHasBegunBeforeItStops() throws InterruptedException {
        var begun = new CountDownLatch(1);
        start(greeting -> {
            begun.countDown();
            sleep(Duration.ofMillis(300));
            done.add(greeting.name());
        });
        schedule("1", "finished", Instant.EPOCH);
        begun.await();

        runners.removeFirst().close();

        assertThat(done).containsExactly("finished");
        assertThat(waiting()).isZero();
    }

    @Test
    void givesAJobBackThatCannotBeFinishedInTime() throws InterruptedException {
        var begun = new CountDownLatch(1);
        start(greeting -> {
            begun.countDown();
            sleep(Duration.ofMinutes(10));
        });
        schedule("1", "long", Instant.EPOCH);
        begun.await();

        runners.removeFirst().close();
        start(greeting -> done.add(greeting.name()));

        Soon.holds(() -> assertThat(done).containsExactly("long"));
    }

    @Test
    void runsRecurringJobsAgainAndAgain() {
        var runs = new AtomicInteger();
        var runner = new JobRunner(postgres.database(), List.of(), List.of(new Ticking(runs)));
        runners.add(runner);

        runner.start();

        Soon.holds(() -> assertThat(runs).hasValueGreaterThan(2));
    }

    private void start(Consumer<Greeting> work) {
        var runner = new JobRunner(postgres.database(), List.of(new Greet(work)), List.of());
        runners.add(runner);
        runner.start();
    }

    private static void schedule(String id, String name, Instant at) {
        postgres.database().run(transaction -> transaction.schedule("greet", id, new Greeting(name, at), at));
    }

    private static int waiting() {
        return postgres.database()
                .read(handle -> handle.createQuery(
                                "SELECT count(*) FROM sample.scheduled_tasks WHERE task_name = 'greet'")
                        .mapTo(Integer.class)
                        .one());
    }

    private static List<String> dead() {
        return postgres.database()
                .read(handle -> handle.createQuery(
                                "SELECT concat_ws(' ', job, id, failures, failure, data ->> 'name') FROM sample.dead_job")
                        .mapTo(String.class)
                        .list());
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Greet(Consumer<Greeting> work) implements Job<Greeting> {
        @Override
        public String module() {
            return "sample";
        }

        @Override
        public String name() {
            return "greet";
        }

        @Override
        public Class<Greeting> data() {
            return Greeting.class;
        }

        @Override
        public void run(String id, Greeting data) {
            work.accept(data);
        }
    }

    private record Ticking(AtomicInteger runs) implements RecurringJob {
        @Override
        public String module() {
            return "sample";
        }

        @Override
        public String name() {
            return "tick";
        }

        @Override
        public Duration every() {
            return Duration.ofMillis(10);
        }

        @Override
        public void run() {
            runs.incrementAndGet();
        }
    }
}
