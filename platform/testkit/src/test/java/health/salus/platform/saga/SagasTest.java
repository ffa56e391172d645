package health.salus.platform.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.data.Database;
import health.salus.platform.jobs.Job;
import health.salus.platform.jobs.Retry;
import health.salus.platform.saga.Course.Reason;
import health.salus.platform.saga.Course.State;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.DueJobs;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SagasTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("listener");

    /** Ends the work where it is, as the end of the process would: nothing of ours catches it. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    private final Sagas sagas = new Sagas(clock);
    private final AtomicReference<String> interrupted = new AtomicReference<>("");
    private final Journey journey = new Journey(this::crashAt);
    private final UUID ada = UUID.randomUUID();
    private boolean afterTheRecord;

    @BeforeEach
    void empty() {
        postgres.empty();
    }

    @Test
    void takesItsFirstStepWithWhatBeginsItAndTheOthersOneByOne() {
        UUID id = start();
        assertThat(effects()).containsExactly("pack Ada");

        work();
        assertThat(course()).satisfies(course -> {
            assertThat(course.state()).isEqualTo(State.WAITING);
            assertThat(course.step()).isEqualTo("fly");
        });
        answered(id);
        answered(id);
        work();

        assertThat(effects()).containsExactly("pack Ada", "fly Ada", "arrive Ada");
        assertThat(course().isOver()).isTrue();
        assertThat(course().undoing()).isFalse();
    }

    @Test
    void isNothingWhenWhatBeginsItFails() {
        assertThatThrownBy(() -> database().run(transaction -> {
                    sagas.start(transaction, journey, ada, new Journey.Facts("Ada"), Callers.admin());
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(effects()).isEmpty();
        work();
        assertThat(effects()).isEmpty();
    }

    @ParameterizedTest(name = "{0} while {1}")
    @CsvSource({
        "fly before, going",
        "fly after, going",
        "fly recorded, going",
        "arrive before, going",
        "arrive after, going",
        "arrive recorded, going",
        "unfly before, undoing",
        "unfly after, undoing",
        "unfly recorded, undoing",
        "unpack before, undoing",
        "unpack after, undoing",
        "unpack recorded, undoing"
    })
    void endsTheSameWhereverItWasInterrupted(String where, String direction) {
        boolean undoing = direction.equals("undoing");
        interrupted.set(where);
        UUID id = start();
        workThroughCrashes();
        if (undoing) {
            undo(id);
            workThroughCrashes();
            undone(id);
        } else {
            answered(id);
        }
        workThroughCrashes();

        assertThat(interrupted.get()).as("it was interrupted").isEmpty();
        assertThat(effects())
                .containsExactlyElementsOf(
                        undoing
                                ? List.of("pack Ada", "fly Ada", "unfly Ada", "unpack Ada")
                                : List.of("pack Ada", "fly Ada", "arrive Ada"));
        assertThat(course().isOver()).isTrue();
        assertThat(course().undoneFor()).isEqualTo(undoing ? Reason.REFUSED : null);
    }

    @Test
    void doesNotLoseAnAnswerThatIsFasterThanTheStepThatWaitsForIt() {
        UUID id = start();
        answered(id);
        work();

        assertThat(effects()).containsExactly("pack Ada", "fly Ada", "arrive Ada");
    }

    @Test
    void undoesNothingThatWasNotDone() {
        UUID id = start();
        undo(id);
        work();

        assertThat(effects()).containsExactly("pack Ada", "unpack Ada");
        assertThat(course().undoneFor()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void isUndoneOnceHoweverOftenAskedForAndNotWhenItIsOver() {
        UUID id = start();
        work();
        assertThat(undo(id)).isTrue();
        assertThat(undo(id)).isTrue();
        work();
        answered(id);
        undone(id);
        work();

        assertThat(effects()).containsExactly("pack Ada", "fly Ada", "unfly Ada", "unpack Ada");
        assertThat(undo(id)).isFalse();
    }

    @Test
    void isUndoneWhenAStepTakesTooLong() {
        start();
        work();

        clock.move(Journey.LIMIT);
        work();

        assertThat(effects()).containsExactly("pack Ada", "fly Ada", "unfly Ada");
        assertThat(course().undoneFor()).isEqualTo(Reason.LATE);
        assertThat(course().stuck()).isFalse();
    }

    @Test
    void isShownToSomebodyWhenUndoingTakesTooLong() {
        UUID id = start();
        work();
        undo(id);
        work();

        clock.move(Journey.LIMIT);
        work();
        assertThat(course().stuck()).isTrue();

        undone(id);
        work();
        assertThat(course().stuck()).isFalse();
        assertThat(course().isOver()).isTrue();
    }

    @Test
    void isUndoneWhenAStepFailsTooOften() {
        UUID id = failing("fly");
        for (int i = 1; i < Retry.MOST; i++) {
            assertThatThrownBy(this::workOnce).hasMessage("no wings");
        }
        assertThat(course().failures()).isEqualTo(Retry.MOST - 1);
        workOnce();
        work();

        assertThat(effects()).containsExactly("pack Ada", "unpack Ada");
        assertThat(course().undoneFor()).isEqualTo(Reason.FAILED);
        assertThat(course().failure()).contains("no wings");
        assertThat(course().id()).isEqualTo(id);
    }

    @Test
    void isStuckWhenUndoingFailsTooOftenAndGoesOnWhenItSucceeds() {
        UUID id = failing("unpack");
        undo(id);
        assertThat(workOnce()).as("the step that is not to be taken any more").isTrue();
        for (int i = 1; i <= Retry.MOST; i++) {
            assertThatThrownBy(this::workOnce).hasMessage("no wings");
        }
        assertThat(course().stuck()).isTrue();

        failingAt = "";
        work();
        assertThat(effects()).containsExactly("pack Ada", "unpack Ada");
        assertThat(course().stuck()).isFalse();
        assertThat(course().isOver()).isTrue();
    }

    @Test
    void isUndoneAtOnceWhenAStepRefuses() {
        refusing = true;
        failing("fly");
        work();

        assertThat(effects()).containsExactly("pack Ada", "unpack Ada");
        assertThat(course().undoneFor()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void goesOnOnceForEachSubjectAtATime() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = threads.invokeAll(IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            start();
                            return true;
                        } catch (UnderWay e) {
                            return false;
                        }
                    })
                    .toList());
            int started = 0;
            for (var each : starts) {
                started += each.get() ? 1 : 0;
            }
            assertThat(started).isEqualTo(1);
        }
        assertThat(effects()).containsExactly("pack Ada");
    }

    @Test
    void isUndoneOnceWhenAnAnswerComesAtTheSameTime() throws Exception {
        for (int round = 0; round < 20; round++) {
            postgres.empty();
            UUID id = start();
            work();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answer = threads.submit(() -> answered(id));
                var undo = threads.submit(() -> undo(id));
                answer.get();
                undo.get();
            }
            work();
            undone(id);
            work();

            assertThat(course().isOver()).isTrue();
            assertThat(effects())
                    .as("refused either way: the last step had not been taken")
                    .containsExactly("pack Ada", "fly Ada", "unfly Ada", "unpack Ada");
        }
    }

    private volatile String failingAt = "";
    private boolean refusing;

    private UUID failing(String step) {
        UUID id = start();
        failingAt = step + " before";
        return id;
    }

    private void crashAt(String point) {
        if (point.equals(failingAt)) {
            throw refusing ? new Step.Refused("not today") : new IllegalStateException("no wings");
        }
        String where = interrupted.get();
        if (where.endsWith(" recorded") && where.equals(point.replace(" after", " recorded"))) {
            afterTheRecord = true;
        }
        if (point.equals(where)) {
            interrupted.set("");
            throw new Crash();
        }
    }

    private UUID start() {
        return database()
                .write(transaction ->
                        sagas.start(transaction, journey, ada, new Journey.Facts("Ada"), Callers.admin()));
    }

    private void answered(UUID id) {
        database().run(transaction -> sagas.answered(transaction, journey, id, "fly"));
    }

    private void undone(UUID id) {
        database().run(transaction -> sagas.undone(transaction, journey, id, "fly"));
    }

    private boolean undo(UUID id) {
        return database().write(transaction -> sagas.undo(transaction, journey, id));
    }

    private Course course() {
        return database().read(handle -> sagas.latest(handle, journey, ada)).orElseThrow();
    }

    private List<String> effects() {
        return database()
                .read(handle -> handle.createQuery("SELECT what FROM listener.effect ORDER BY position")
                        .mapTo(String.class)
                        .list());
    }

    private Database database() {
        return postgres.database();
    }

    private void work() {
        jobs().all();
    }

    private boolean workOnce() {
        return jobs().next();
    }

    private void workThroughCrashes() {
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                work();
                return;
            } catch (Crash e) {
                // The next process goes on with what it finds.
                afterTheRecord = false;
            }
        }
    }

    private DueJobs jobs() {
        return new DueJobs(
                database(),
                clock,
                new SagaJobs(List.of(journey), sagas)
                        .of(database()).stream()
                                .<Job<?>>map(this::interruptible)
                                .toList());
    }

    /** The process may end after the step was recorded and before the job is removed. */
    private <T> Job<T> interruptible(Job<T> job) {
        return new Job<>() {
            @Override
            public String module() {
                return job.module();
            }

            @Override
            public String name() {
                return job.name();
            }

            @Override
            public Class<T> data() {
                return job.data();
            }

            @Override
            public void run(String id, T data) {
                job.run(id, data);
                if (afterTheRecord) {
                    interrupted.set("");
                    throw new Crash();
                }
            }
        };
    }
}
